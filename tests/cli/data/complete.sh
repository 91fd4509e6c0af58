# What bash offers: bash complete.sh WORD... asks to complete the last of the words, which may be empty.
#
# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(avlast manual --for bash)"
complete -p avlast >/dev/null || exit 1
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_avlast avlast "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
echo "$*:" "${COMPREPLY[@]}"
