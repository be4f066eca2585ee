"""How well topics are found: rows of (measure, figure, floor). Published on ApteMod, for comparison: k nearest neighbours .857/.524, support-vector machines .860/.525 (Yang
and Liu 1999)."""
import html, json, pathlib, re, subprocess, sys, tempfile

from sample_archive import topic_paths
from scores import Counts

SETS = pathlib.Path(__file__).resolve().parents[2] / "facets/models/topic_sets.py"
LEXICON = SETS.parent / "topic_lexicon.txt"
# As facets/models/README.md has it.
LEARNING = ["--rules", "--rules-weight", "1.5", "--cost", "1.2", "--lexicon", str(LEXICON), "--lexicon-weight", "0.3", "--least-articles", "5"]
FOLDS = 5
# The built-in model has not seen events from this day on: the last fifth.
EVENTS_UNTIL = "2026-03-15"
# The top-level topics that a heading of the current events may mean.
HEADINGS = {"Armed conflicts and attacks": {"16", "02"}, "Disasters and accidents": {"03", "17"}, "Law and crime": {"02"}, "Politics and elections": {"11"},
            "International relations": {"11", "16"}, "Business and economy": {"04"}, "Sports": {"15"}, "Health and environment": {"07", "06"},
            "Arts and culture": {"01"}, "Science and technology": {"13"}}
MASK = 2**64 - 1


def is_held_out(article):
    """Whether an id is of the fifth that training leaves out; as is_held_out() in facets/tool/annotated_sets.cpp."""
    data = article.encode()
    h = len(data)
    for at in range(0, len(data), 8):
        h = (h ^ int.from_bytes(data[at:at + 8], "little")) * 0x9FB21C651E98DF25 & MASK
        h ^= h >> 28
    h ^= (5 * 0x9E3779B97F4A7C15 + 0x7F4A7C159E3779B9) & MASK
    h ^= h >> 31
    h = h * 0xBF58476D1CE4E5B9 & MASK
    h ^= h >> 29
    h = h * 0x94D049BB133111EB & MASK
    return (h ^ (h >> 32)) % 5 == 0


def measure_held_out_topics(tools, corpus):
    """Our own held-out articles, by the built-in model, which has not seen them."""
    paths, system = topic_paths(), tools.dry_run(corpus)
    top, second = Counts(), Counts()
    for line in open(corpus / "gold.jsonl", encoding="utf-8"):
        gold = json.loads(line)
        if not is_held_out(gold["id"]):
            continue
        steps, found = [paths[t] for t in gold["topics"]], [t["path"] for t in system[gold["id"]]["topics"]]
        top.add({p[0] for p in steps}, {p[0] for p in found})
        second.add({p[1] for p in steps if len(p) > 1}, {p[1] for p in found if len(p) > 1})
    return [("corpus, held-out fifth, author-written: topics, top level, micro F1", top.f1, 0.85), ("corpus, held-out fifth, author-written: topics, second level, precision", second.precision, 0.85),
            ("corpus, held-out fifth, author-written: topics, second level, recall", second.recall, None)]


def read_unseen(folder):
    """Reports that nothing was learned from: their names, and (title, text, the paths of their topics)."""
    paths = topic_paths(by_name=True)
    for file in sorted(folder.glob("*.txt")):
        head, page = file.read_text(encoding="utf-8").split("\n---\n", 1)
        title, text = page.split("\n", 1)
        names = re.search("^topics: (.*)$", head, re.M)[1].split("; ")
        yield file.stem, (title.removeprefix("# "), text.strip(), [paths[name] for name in names])


def measure_unseen_topics(tools, folder):
    """Less typical reports, whose authors did not know the classifier and whose texts its author has not read."""
    gold = dict(read_unseen(folder))
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "unseen.jsonl"
        path.write_text("".join(json.dumps({"id": name, "title": title, "text": text}) + "\n" for name, (title, text, _) in gold.items()), encoding="utf-8")
        system = tools.dry_run("--raw", path)
    top, second = Counts(), Counts()
    for name, (_, _, steps) in gold.items():
        found = [t["path"] for t in system[name]["topics"]]
        top.add({p[0] for p in steps}, {p[0] for p in found})
        second.add({p[1] for p in steps if len(p) > 1}, {p[1] for p in found if len(p) > 1})
    return [("unseen reports, author-written: topics, top level, micro F1", top.f1, 0.85), ("unseen reports, author-written: topics, top level, precision", top.precision, None),
            ("unseen reports, author-written: topics, second level, precision", second.precision, 0.85)]


def labelled_sets(folder, data):
    """The sets that the built-in model is trained on, as files."""
    files = {}
    for name, arguments in {"corpus": [], "texts": [], "reports": [], "more": [], "events": [data / "topics/current-events-train.jsonl", "--until", EVENTS_UNTIL]}.items():
        files[name] = folder / f"{name}.jsonl"
        files[name].write_text(subprocess.run([sys.executable, SETS, name, *map(str, arguments)], capture_output=True, text=True, check=True).stdout, encoding="utf-8")
    return files


def measure_topic_folds(tools, data):
    """Cross-validation over our sample archive: the built-in model trained anew without each fifth, thresholds chosen without it too."""
    with tempfile.TemporaryDirectory() as folder:
        files = labelled_sets(pathlib.Path(folder), data)
        report = tools.train("topics", *LEARNING, "--quiet", "--from", files["corpus"], "--other", files["texts"], files["reports"], f"{files['more']}=2", f"{files['events']}=0.2", "-o", pathlib.Path(folder) / "model")
    right = gold = given = 0
    for articles, precision, recall in re.findall(r"^ *(\d+) +([\d.]+) +([\d.]+) +[\d.]+ +medtop:\d\d000000$", report, re.M):
        hits = round(int(articles) * float(recall))
        right, gold, given = right + hits, gold + int(articles), given + (round(hits / float(precision)) if hits else 0)
    return [("corpus, 5-fold, author-written: topics, top level, micro F1, a threshold each", 2 * right / (gold + given), None)]


def measure_events(tools, data):
    """Current events not trained on: one of the first two topics right; precision of all given."""
    with tempfile.TemporaryDirectory() as folder:
        items = [{"id": str(i), **json.loads(line)} for i, line in enumerate(open(data / "topics/current-events-train.jsonl", encoding="utf-8"))]
        items = [item for item in items if item["date"] >= EVENTS_UNTIL]
        path = pathlib.Path(folder) / "events.jsonl"
        path.write_text("".join(json.dumps({"id": item["id"], "text": item["text"]}) + "\n" for item in items), encoding="utf-8")
        system = tools.dry_run("--raw", path)
    hits = given = good = 0
    for item in items:
        tops = list(dict.fromkeys(t["path"][0][7:9] for t in system[item["id"]]["topics"]))
        allowed = HEADINGS[item["topic"]]
        hits += bool(set(tops[:2]) & allowed)
        given += len(tops)
        good += len(set(tops) & allowed)
    return [("current events, last fifth: one of the first two topics right", hits / len(items), 0.85), ("current events, last fifth: precision of all topics given", good / given, 0.75)]


def read_reuters(folder):
    """The ModApte training articles with their TOPICS."""
    for path in sorted(folder.glob("reut2-*.sgm")):
        for head, body in re.findall(r"<REUTERS(.*?)>(.*?)</REUTERS>", path.read_text(encoding="latin-1"), re.S):
            about = dict(re.findall(r'(\w+)="(.*?)"', head))
            if about["TOPICS"] != "YES" or about["LEWISSPLIT"] != "TRAIN":
                continue

            def part(tag):
                found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", body, re.S)
                return re.sub(r"[\x00-\x08\x0b-\x1f]", " ", html.unescape(found[1])) if found else ""
            text = part("BODY") or re.sub(r"<[^>]*>", " ", part("TEXT"))
            yield {"id": about["NEWID"], "title": part("TITLE"), "text": text, "topics": re.findall(r"<D>(.*?)</D>", re.search(r"<TOPICS>.*?</TOPICS>", body, re.S)[0])}


def measure_reuters_topics(tools, data):
    """Five models, each trained with the options' defaults on four fifths of the articles (thresholds included) and tried on the last."""
    articles = list(read_reuters(data / "reuters21578"))
    labels = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for fold in range(FOLDS):
            parts = {"train": [a for i, a in enumerate(articles) if i % FOLDS != fold], "test": [a for i, a in enumerate(articles) if i % FOLDS == fold]}
            for part, chosen in parts.items():
                (folder / part).write_text("".join(json.dumps(article) + "\n" for article in chosen), encoding="utf-8")
            tools.train("topics", "--quiet", "--threads", "2", "--from", folder / "train", "-o", folder / "model")
            report = tools.train("evaluate", folder / "model", "--on", folder / "test", "--counts")
            for right, missed, spurious, label in re.findall(r"^ *(\d+) +(\d+) +(\d+)  (\S.*)$", report, re.M):
                counts = labels.setdefault(label, Counts())
                counts.right, counts.missed, counts.wrong = counts.right + int(right), counts.missed + int(missed), counts.wrong + int(spurious)
    every = Counts()
    for counts in labels.values():
        every.right, every.missed, every.wrong = every.right + counts.right, every.missed + counts.missed, every.wrong + counts.wrong
    frequent = [counts.f1 for counts in labels.values() if counts.right + counts.missed >= 10]
    return [("Reuters-21578 ModApte training articles, 5-fold: topics, micro F1 (published on ApteMod: kNN .857, SVM .860)", every.f1, 0.88),
            (f"Reuters-21578 ModApte training articles, 5-fold: topics, macro F1 over {len(frequent)} topics (published on ApteMod: kNN .524, SVM .525)", sum(frequent) / len(frequent), 0.70)]
