"""Article text from pages whose mark-up is gone: saved web pages flattened by a plain tag stripper, against what the same page's mark-up gives."""
import difflib, html.parser, json, pathlib, re, subprocess, tempfile

from pages import collapse, collapse_ends
from scores import Counts

INLINE = set("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr".split())
UNSEEN = {"script", "style", "noscript", "template", "svg"}


class Flattener(html.parser.HTMLParser):
    """Text without tags; every element but inline ones begins a line."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.unseen = [], 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_startendtag(self, tag, attributes):
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(re.sub(r"\s+", " ", data))


def flatten(page):
    flattener = Flattener()
    flattener.feed(page)
    flattener.close()
    return [line for line in (collapse(line) for line in "".join(flattener.parts).split("\n")) if line]


def decode(raw):
    declared = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
    for name in ("utf-8", declared and declared.group(1).decode(), "cp1252"):
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError, TypeError):
            continue
    return raw.decode("latin-1")


def aligned(lines, text):
    """For each flattened line, whether it is among the lines of `text`, in their order, or long and part of one of them."""
    found = [line for line in map(collapse, text.split("\n")) if line]
    chosen = [False] * len(lines)
    for block in difflib.SequenceMatcher(None, lines, found, autojunk=False).get_matching_blocks():
        chosen[block.a:block.a + block.size] = [True] * block.size
    whole = collapse(text)
    return [one or (len(line) >= 25 and line in whole) for line, one in zip(lines, chosen)]


def is_right(article, gold):
    text = collapse(article["title"] + "\n" + article["text"])
    return all(collapse_ends(s) in text for s in gold["with"]) and not any(collapse_ends(s) in text for s in gold["without"])


def measure_flat_pages(tools, data):
    gold = {g["file"]: g for g in map(json.loads, open(data / "html/gold.jsonl", encoding="utf-8"))}
    with tempfile.TemporaryDirectory() as pages, tempfile.TemporaryDirectory() as flat:
        subprocess.run(["tar", "-xf", data / "html/pages.tar.xz", "-C", pages], check=True)
        marked = {pathlib.PurePath(key).name: found for key, found in tools.dry_run("--no-extract", pages).items()}
        right = [name for name, found in marked.items() if name in gold and f"{name}#2" not in marked and is_right(found, gold[name])]  # of one article each
        files = {path.name: path for path in pathlib.Path(pages).rglob("*") if path.is_file()}
        flattened = {name: flatten(decode(files[name].read_bytes())) for name in right}
        for name, lines in flattened.items():
            (pathlib.Path(flat) / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        chosen = {pathlib.PurePath(key).name[:-4]: found for key, found in tools.dry_run("--no-extract", "--input-format", "text", flat).items()}
    by_line, by_word, titles, dated = Counts(), Counts(), 0, Counts()
    for name, lines in flattened.items():
        system = chosen.get(name, {"text": "", "title": ""})
        for line, wanted, kept in zip(lines, aligned(lines, marked[name]["text"]), aligned(lines, system["text"])):
            for counts, weight in ((by_line, 1), (by_word, len(line.split()))):
                counts.right += weight * (wanted and kept)
                counts.wrong += weight * (kept and not wanted)
                counts.missed += weight * (wanted and not kept)
        truth, found = ({article.get("date", "")} - {""} for article in (marked[name], system))
        if truth and marked[name]["date_rule"] in ("metadata", "time"):
            dated.add(truth, found)
        titles += collapse(system["title"]) == collapse(marked[name]["title"])
    name = f"web pages flattened to text ({len(right)} pages whose mark-up is read rightly)"
    return [(f"{name}: chosen lines, each by its words, F1", by_word.f1, 0.90), ("the same: precision", by_word.precision, None), ("the same: recall", by_word.recall, None),
            ("the same, each line counted once, F1", by_line.f1, None), ("the same: title as the mark-up has it", titles / max(len(right), 1), None),
            ("the same: publication date as the mark-up has it, where it has one, recall", dated.recall, None), ("the same: publication date, precision", dated.precision, None)]
