"""Whether words of a picture run into each other, off it, or across the edge of a grey band behind them: overlaps.py FILE.svg...
prints what does; nothing is good.

Places come from the SVG, widths from the font itself. gnuplot's PNG has the same places and a font a third larger (points of
1/72 inch at 96 dots an inch), so that is the size that counts.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import struct
import sys
import xml.etree.ElementTree

FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSans%s.ttf"
SVG = "{http://www.w3.org/2000/svg}"
PNG_SIZE = 96 / 72
APART = 3     # pixels between two words, at least
ROUNDED = 2   # pixels of height that may be shared
BAND = "rgb(221, 221, 221)" # what plots/style.gp calls pale


class Font:
    """Advance widths by character, from the tables cmap (format 12) and hmtx of a TrueType font."""

    def __init__(self, path):
        data = open(path, "rb").read()
        at = {data[i:i + 4]: struct.unpack(">I", data[i + 8:i + 12])[0]
              for i in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)}
        self.units = struct.unpack(">H", data[at[b"head"] + 18:at[b"head"] + 20])[0]
        n_widths = struct.unpack(">H", data[at[b"hhea"] + 34:at[b"hhea"] + 36])[0]
        widths = [struct.unpack(">H", data[at[b"hmtx"] + 4 * i:at[b"hmtx"] + 4 * i + 2])[0] for i in range(n_widths)]
        self.width = {}
        cmap = at[b"cmap"]
        for i in range(struct.unpack(">H", data[cmap + 2:cmap + 4])[0]):
            table = cmap + struct.unpack(">I", data[cmap + 8 + 8 * i:cmap + 12 + 8 * i])[0]
            if struct.unpack(">H", data[table:table + 2])[0] != 12:
                continue
            for group in range(struct.unpack(">I", data[table + 12:table + 16])[0]):
                first, last, glyph = struct.unpack(">III", data[table + 16 + 12 * group:table + 28 + 12 * group])
                for c in range(first, last + 1):
                    self.width[chr(c)] = widths[min(glyph + c - first, n_widths - 1)]

    def measure(self, text, size):
        return sum(self.width.get(c, self.units) for c in text) * size / self.units


def words_of(path, fonts):
    """(text, left, right, upper, lower) of every text, in pixels."""
    root = xml.etree.ElementTree.parse(path).getroot()
    width = float(root.get("width"))
    for group in root.iter(SVG + "g"):
        for text in group.findall(SVG + "text"):
            said = "".join(text.itertext()).strip()
            if not said:
                continue
            x, y = map(float, re.match(r"translate\(([-0-9.]+),([-0-9.]+)\)", group.get("transform")).groups())
            size = float(group.get("font-size")) * PNG_SIZE
            bold = "Bold" in group.get("font-family")
            long = fonts[bold].measure(said, size)
            left = x - {"start": 0, "middle": long / 2, "end": long}[group.get("text-anchor") or "start"]
            yield said, left, left + long, y - 0.55 * size, y, width


def bands_of(path):
    """(left, right, upper, lower) of every area filled with the colour of a band."""
    for area in xml.etree.ElementTree.parse(path).getroot().iter(SVG + "polygon"):
        if area.get("fill") == BAND:
            x, y = zip(*(map(float, point.split(",")) for point in area.get("points").split()))
            yield min(x), max(x), min(y), max(y)


def main():
    fonts = {False: Font(FONTS % ""), True: Font(FONTS % "-Bold")}
    for path in sys.argv[1:]:
        words = list(words_of(path, fonts))
        if not words:
            print(f"{path}: no words")
        bands = list(bands_of(path))
        for i, (said, left, right, upper, lower, width) in enumerate(words):
            if left < 0 or right > width:
                print(f"{path}: '{said}' runs off the picture, from {left:.0f} to {right:.0f} of {width:.0f}")
            for a, b, c, d in bands:
                if (left < a < right or left < b < right) and min(lower, d) - max(upper, c) > ROUNDED:
                    print(f"{path}: '{said}' stands across the edge of a band")
            for other, a, b, c, d, _ in words[:i]:
                if max(left, a) - min(right, b) < APART and min(lower, d) - max(upper, c) > ROUNDED:
                    print(f"{path}: '{said}' runs into '{other}'")


main()
