#!/usr/bin/env python3
"""Turns what `tmux capture-pane -e -p` prints into an SVG: colours, bold, underline, and 汉字 two cells wide."""
import re
import sys
import unicodedata
from xml.sax.saxutils import escape

CELL, LINE, MARGIN = 8.0, 20, 14
# A 汉字 is as wide as its size, a Latin letter 0.6 of it: with these two sizes both fill their cells in common fonts.
SIZE = {1: 13.3, 2: 16}
FOREGROUND, BACKGROUND = "#d8dee9", "#1e222a"
BASE = "#2e3440 #bf616a #a3be8c #ebcb8b #81a1c1 #b48ead #88c0d0 #e5e9f0".split()
BRIGHT = "#6b7489 #d0777f #b5d29c #f2d9a0 #94b4d4 #c6a0c0 #9fd3e0 #ffffff".split()


def colour(index):
    if index < 16:
        return (BASE + BRIGHT)[index]
    if index >= 232:
        return "#%02x%02x%02x" % ((8 + 10 * (index - 232),) * 3)
    steps = (0, 95, 135, 175, 215, 255)
    index -= 16
    return "#%02x%02x%02x" % (steps[index // 36], steps[index // 6 % 6], steps[index % 6])


class Style:
    def __init__(self):
        self.reset()

    def reset(self):
        self.front, self.back, self.bold, self.underline, self.reverse, self.dim = None, None, False, False, False, False

    def apply(self, codes):
        codes = [int(code or 0) for code in re.split("[;:]", codes)] if codes else [0]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code == 1:
                self.bold = True
            elif code == 2:
                self.dim = True
            elif code == 4:
                self.underline = True
            elif code == 7:
                self.reverse = True
            elif code == 22:
                self.bold = self.dim = False
            elif code == 24:
                self.underline = False
            elif code == 27:
                self.reverse = False
            elif code in (38, 48):
                kind = codes.pop(0)
                value = colour(codes.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3))
                self.front, self.back = (value, self.back) if code == 38 else (self.front, value)
            elif code == 39:
                self.front = None
            elif code == 49:
                self.back = None
            elif 30 <= code <= 37:
                self.front = BASE[code - 30]
            elif 40 <= code <= 47:
                self.back = BASE[code - 40]
            elif 90 <= code <= 97:
                self.front = BRIGHT[code - 90]
            elif 100 <= code <= 107:
                self.back = BRIGHT[code - 100]

    def key(self):
        front, back = self.front or FOREGROUND, self.back
        if self.reverse:
            front, back = back or BACKGROUND, front
        return front, back, self.bold, self.underline, self.dim


def width(character):
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(line, style):
    """(column, cells, text, style, size) for each stretch of one style and one cell width."""
    column, start, text, last = 0, 0, "", None
    for part in re.split("(\x1b\\[[0-9;:]*m)", line):
        if part.startswith("\x1b"):
            style.apply(part[2:-1])
            continue
        for character in part:
            cells = width(character)
            now = (style.key(), cells)
            if now != last and text:
                yield start, column - start, text, last[0], SIZE[last[1]]
                text = ""
            if not text:
                start, last = column, now
            text += character
            column += cells
    if text:
        yield start, column - start, text, last[0], SIZE[last[1]]


def main():
    columns, title = int(sys.argv[1]), sys.argv[2]
    lines = sys.stdin.read().rstrip("\n").split("\n")
    wide, high = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="%g" height="%g" role="img">'
        % (wide, high, wide, high),
        "<title>%s</title>" % escape(title),
        '<rect width="100%%" height="100%%" rx="8" fill="%s"/>' % BACKGROUND,
        "<g font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC','WenQuanYi Zen Hei Mono','DejaVu Sans Mono',"
        'monospace" xml:space="preserve">',
    ]
    style = Style()
    for row, line in enumerate(lines):
        y = MARGIN + row * LINE
        for column, cells, text, (front, back, bold, underline, dim), size in runs(line, style):
            x, length = MARGIN + column * CELL, cells * CELL
            if back:
                out.append('<rect x="%g" y="%g" width="%g" height="%d" fill="%s"/>' % (x, y, length, LINE, back))
            if text.strip() == "":
                continue
            extra = ' font-weight="bold"' if bold else ""
            extra += ' text-decoration="underline"' if underline else ""
            extra += ' opacity="0.6"' if dim else ""
            out.append(
                '<text x="%g" y="%g" textLength="%g" font-size="%g" fill="%s"%s>%s</text>'
                % (x, y + 15, length, size, front, extra, escape(text))
            )
    out.append("</g></svg>")
    print("\n".join(out))


main()
