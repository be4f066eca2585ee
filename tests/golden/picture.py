#!/usr/bin/env python3
"""Draw what a command prints on a terminal as an SVG picture.

usage: picture.py OUT.svg 'COMMAND LINE AS SHOWN' -- COMMAND [ARGUMENT ...]

The command runs on a pseudo-terminal of 104 columns. Of ANSI's escapes bold, dim, italic, underline and the sixteen colours are drawn.
"""
import fcntl, html, os, pty, re, struct, sys, termios, unicodedata

COLUMNS, CHAR_WIDTH, LINE_HEIGHT, PADDING = 104, 7.83, 17, 16
COLOURS = "#3b4252 #bf616a #a3be8c #ebcb8b #81a1c1 #b48ead #88c0d0 #e5e9f0 #616e88 #d0737c #b1cc9a #f0d399 #8fb3d8 #c59dc0 #96cfdd #eceff4".split()
PAPER, INK = "#242933", "#d8dee9"


def run_on_terminal(command):
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", PAGER="cat", COLUMNS=str(COLUMNS))
        os.environ.pop("NO_COLOR", None)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    output = b""
    try:
        while chunk := os.read(terminal, 65536):
            output += chunk
    except OSError:  # how a pseudo-terminal says that the other side has gone
        pass
    os.waitpid(child, 0)
    return output.decode(errors="replace").replace("\r\n", "\n")


def apply(style, codes):
    for code in [int(c or 0) for c in codes.split(";")]:
        if code == 0:
            style.clear()
        elif code == 1:
            style["font-weight"] = "bold"
        elif code == 2:
            style["fill-opacity"] = "0.6"
        elif code == 3:
            style["font-style"] = "italic"
        elif code == 4:
            style["text-decoration"] = "underline"
        elif code == 22:
            style.pop("font-weight", None)
            style.pop("fill-opacity", None)
        elif code in (23, 24):
            style.pop("font-style" if code == 23 else "text-decoration", None)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style["fill"] = COLOURS[code - 30 if code < 40 else code - 82]
        elif code == 39:
            style.pop("fill", None)


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def draw(text):
    rows, style = [], {}
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        column, y = 0, PADDING + LINE_HEIGHT * number + 12
        for part in re.split(r"(\x1b\[[0-9;]*[A-Za-z])", line):
            if match := re.fullmatch(r"\x1b\[([0-9;]*)m", part):
                apply(style, match.group(1))
            elif part and not part.startswith("\x1b"):
                attributes = "".join(f' {k}="{v}"' for k, v in style.items())
                for word in re.finditer(r"\S+(?: \S+)*", part):  # renderers fold blanks, so each run is put in its place
                    x = PADDING + (column + width(part[:word.start()])) * CHAR_WIDTH
                    rows.append(f'<text x="{x:.1f}" y="{y}" textLength="{width(word.group()) * CHAR_WIDTH:.1f}"{attributes}>{html.escape(word.group())}</text>')
                column += width(part)
    tall, wide = 2 * PADDING + LINE_HEIGHT * (number + 1), 2 * PADDING + COLUMNS * CHAR_WIDTH
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{tall}" viewBox="0 0 {wide:.0f} {tall}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" '
            f'font-size="13" fill="{INK}"><rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n' + "\n".join(rows) + "\n</svg>\n")


def main():
    out, shown, dashes, *command = sys.argv[1:]
    if dashes != "--":
        sys.exit(__doc__)
    text = f"\x1b[1m$ {shown}\x1b[0m\n" + run_on_terminal(command)
    with open(out, "w", encoding="utf-8") as file:
        file.write(draw(text))


if __name__ == "__main__":
    main()
