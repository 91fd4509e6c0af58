# The columns of the files that pictures are drawn from, as avlast writes them and docs/output.md explains them: columns_of(FILE).
#
# A file with others is refused: it is not avlast's, or of another version, in which rows may mean something else.
#
# SPDX-License-Identifier: GPL-3.0-or-later
dimensions = 'care_unit,role,category,urgency,task,shift,weekday'
columns_of(file) = \
    file eq 'compare.csv' ? 'base,other,metric,'.dimensions.',n,base_mean,other_mean,diff_mean,diff_lo,diff_hi,p_holm,'. \
        'detectable,variance_ratio,verdict' : \
    file eq 'events.csv' ? 'run_id,tick,time,event,why,care_unit,task,source,k,instance,patient,person,role,'. \
        'helper,together,level' : \
    file eq 'hours.csv' ? 'scenario,care_unit,role,category,hour,measure,n,mean,lo,hi' : \
    file eq 'metrics.csv' ? 'run_id,scenario,replication,metric,'.dimensions.',value' : \
    file eq 'relief.csv' ? 'base,other,level,care_unit,role,person,quantity,n,base_mean,other_mean,'. \
        'relief_mean,relief_lo,relief_hi,p_holm,at_margin_0_5,at_margin_1,at_margin_2,outcome_0_5,outcome_1,outcome_2,'. \
        'replications_needed_0_5,replications_needed_1,replications_needed_2' : \
    file eq 'roster.csv' ? 'person,date,shift' : \
    file eq 'series.csv' ? 'run_id,scenario,replication,care_unit,role,week,first_day,days,on_duty_h,utilisation_share,'. \
        'made_count,started_count,wait_min_mean,omitted_count,patients_mean,training_min_per_duty_h,rights_earned_count' : \
    file eq 'staffing.csv' ? 'care_unit,day_kind,hour,role,work_min_per_day,old_people_mean,new_people_mean' : \
    file eq 'waits.csv' ? 'scenario,care_unit,task,up_to_min,made_count,started_count,started_share' : ''
