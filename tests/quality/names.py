"""How well names and persons are found by the shipped model, on sets that it was not trained on: rows of (measure, figure, floor)."""
import pathlib, re, subprocess, tempfile

from scores import linking, mention_counts
from tools import lines_of

# On CoNLL-2003's development part, which the shipped model was not trained on: label, the list that holds it, the floor.
CONLL = (("PER", "persons", 0.88), ("LOC", "places", 0.83), ("ORG", "organizations", 0.70))
# On the fifth of our own articles that training leaves out.
HELD_OUT = {"PER": 0.93, "LOC": 0.93}
# Other sets of persons linked to Wikidata: file and name.
OTHER_LINKED = (("news-fair", "news of 2020"), ("rss-500", "RSS items"), ("wiki-fair-v2", "Wikipedia"))

# Small words by which pages of a language are known here.
FOREIGN = (("German", set("der die das und ist nicht ein eine den dem zu mit von ich sie auf".split())),
           ("French", set("le la les des du et est une un dans pour que qui pas sur".split())),
           ("Russian", set("и в не на что с по как это к из за".split())))


def measure_held_out(tools, corpus):
    report = tools.train("evaluate", "built-in", "--held-out", "--on", corpus / "gold.jsonl")
    figures = dict(re.findall(r"^(\w+) .*F1 ([\d.]+)", report, re.M))
    return [(f"corpus, held-out fifth, author-written: {label}, F1", float(figures[label]), floor) for label, floor in HELD_OUT.items()]


def measure_conll(tools, data):
    path = data / "ner/conll2003-testa.jsonl"
    gold, system = lines_of(path), tools.dry_run("--raw", path)
    return [(f"CoNLL-2003 testa, shipped model, {label}, F1", mention_counts(gold, system, label, kind).f1, floor) for label, kind, floor in CONLL]


def perfect_persons(articles):
    """What a system would give that found CoNLL's own persons, each mention under the longest name in the article that ends with it."""
    system = {}
    for article in articles:
        raw = article["text"].encode()
        mentions = [raw[s["begin"]:s["end"]].decode() for s in article["spans"] if s["label"] == "PER"]
        persons = {}
        for mention in mentions:
            fullest = max((m for m in mentions if m == mention or m.endswith(" " + mention)), key=len)
            persons.setdefault(fullest, []).append({"text": mention})
        system[article["id"]] = {"persons": [{"name": name, "mentions": found} for name, found in persons.items()]}
    return system


def measure_linking(tools, data):
    path, conll = data / "linking/aida-conll-dev.jsonl", lines_of(data / "ner/conll2003-testa.jsonl")
    gold = lines_of(path)
    system = tools.dry_run("--raw", path)
    shares = linking(gold, system)
    same_text = {article["text"]: article["id"] for article in gold}
    perfect = perfect_persons([{**article, "id": same_text[article["text"]]} for article in conll if article["text"] in same_text])
    every_person = [{**article, "persons": [{"name": p["name"], "surfaces": [m["text"] for m in p["mentions"]]} for p in perfect[article["id"]]["persons"]]}
                    for article in gold if article["id"] in perfect]
    return [("AIDA CoNLL dev, persons found", shares["found"], 0.92), ("AIDA CoNLL dev, under the fullest name", shares["fullest name"], 0.90),
            ("AIDA CoNLL dev, split in two", shares["split"], None),
            ("AIDA CoNLL dev, spurious (the gold lists only persons with an entry in Wikidata)", shares["spurious"], None),
            ("AIDA CoNLL dev, spurious, were exactly CoNLL's own persons found in these articles", linking(gold, perfect)["spurious"], None),
            ("AIDA CoNLL dev, spurious, against all persons that CoNLL marks in these articles (below 0.05)", linking(every_person, system)["spurious"], None)]


def measure_other_linking(tools, data):
    rows = []
    for file, name in OTHER_LINKED:
        path = data / f"linking/{file}.jsonl"
        shares = linking(lines_of(path), tools.dry_run("--raw", path))
        rows += [(f"{file} ({name}), persons {key}", shares[key], None) for key in ("found", "fullest name", "split", "spurious")]
    return rows


def measure_people(tools, data):
    """Of the persons that Reuters' editors labelled, how many have their surname in the name of a person found; the labels themselves are hidden."""
    with tempfile.TemporaryDirectory() as folder:
        labels = {}
        for path in sorted((data / "reuters21578").glob("*.sgm")):
            text = path.read_bytes().decode("latin-1")
            for number, people in re.findall(r'NEWID="(\d+)".*?<PEOPLE>(.*?)</PEOPLE>', text, re.S):
                labels[number] = re.findall(r"<D>(.*?)</D>", people)
            hidden = re.sub(r"<(PEOPLE|PLACES)>.*?</\1>", r"<\1></\1>", text, flags=re.S)
            (pathlib.Path(folder) / path.name).write_bytes(hidden.encode("latin-1"))
        system = tools.dry_run(folder)
    found = [surname(label) in {word for person in system[number]["persons"] for word in re.findall("[a-z]+", person["name"].lower())}
             for number, people in labels.items() for label in people]
    return [("Reuters-21578 PEOPLE, recall of labelled persons", sum(found) / len(found), 0.97)]


def surname(label):
    """Labels read "nakasone" or "lange-david"... the last part is what the scorer of the set looks for."""
    return label.split("-")[-1].lower()


def measure_foreign_pages(tools, data):
    """Persons guessed in pages of languages that the tagger was not trained for: a page. A page's language is told by its words, not by what it declares."""
    with tempfile.TemporaryDirectory() as pages:
        subprocess.run(["tar", "-xf", data / "html/pages.tar.xz", "-C", pages], check=True)
        system = tools.dry_run(pages).values()
    rows = []
    for name, words in FOREIGN:
        persons = [len(page["persons"]) for page in system if share(page["text"], words) > 0.1]
        rows.append((f"web pages in {name} ({len(persons)}), persons guessed a page (at most 1)", sum(persons) / max(len(persons), 1), None))
    return rows


def share(text, words):
    """The share of a text's words that are among these."""
    found = re.findall(r"\w+", text.lower())
    return sum(word in words for word in found) / max(len(found), 1)
