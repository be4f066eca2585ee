"""Lines that a source repeats: our own articles set as the pages of three made-up sites whose furniture no phrase of debris gives away."""
import pathlib, tempfile

from sample_archive import kept_lines
from scores import Counts
from tools import lines_of

# Site -> lines above the headline, lines below the text; {} is a number that differs from page to page.
SITES = {
    "sentinel": (["The Harbour Sentinel", "Every morning between the river and the hill", "High water at the quay: {} minutes past six"],
                 ["The Harbour Sentinel is printed by the Quay Press in three editions and brought to every house between the river and the hill.",
                  "Letters reach the editor at Quay Street {}, where the old customs house stood until the fire.",
                  "Since 1871"]),
    "plain": (["PLAIN DEALING", "News without varnish"],
              ["Plain Dealing was founded by eleven printers who had lost their places in the strike and is still owned by those who write it.",
               "The opinions of guests are theirs alone, and nobody has paid for a place on this sheet."]),
    "upland": (["Upland Courier", "No. {}"],
               ["The Upland Courier appears twice a week, on Tuesdays and Fridays, with a supplement for farmers in the spring.",
                "Mistakes are put right in the next number at the same place.", "Printed on paper from the valley mill"]),
}


def write_pages(corpus, folder):
    """Writes the pages; gives file name -> (gold, furniture)."""
    wanted = {}
    for number, gold in enumerate(lines_of(corpus / "gold.jsonl")):
        site = list(SITES)[number % len(SITES)]
        above, below = ([line.format(number) for line in lines] for lines in SITES[site])
        name = f"{site}/2001/{number % 12 + 1}/{number}.txt"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join([*above, gold["title"], gold["text"], *below]) + "\n", encoding="utf-8")
        wanted[name] = (gold, above + below)
    return wanted


def count(found, wanted):
    kept, dropped, titles = Counts(), Counts(), 0
    for name, (gold, furniture) in wanted.items():
        article = found[name]
        kept.add(kept_lines(gold["text"]), kept_lines(article["text"]))
        dropped.add(set(furniture), {line for d in article["dropped"] for line in kept_lines(d["text"])})
        titles += article["title"] == gold["title"]
    return kept, dropped, titles / len(wanted)


def measure_repeated_lines(tools, corpus):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        wanted = write_pages(corpus, folder)
        together = count(tools.dry_run("--no-extract", folder), wanted)
        alone = {}
        for name in wanted:
            (found,) = tools.dry_run("--no-extract", folder / name).values()
            alone[name] = found
        by_itself = count(alone, wanted)
    name = "author-written: articles of the sample archive as pages of three made-up sites"
    return [(f"{name}: the sites' lines dropped, recall, all pages together", together[1].recall, 0.97), ("the same: each page by itself", by_itself[1].recall, None),
            (f"{name}: the article's lines kept, recall, all pages together", together[0].recall, 0.99), ("the same: each page by itself", by_itself[0].recall, None),
            (f"{name}: title right, all pages together", together[2], 0.97), ("the same: each page by itself", by_itself[2], None)]
