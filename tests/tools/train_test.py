"""dateline-train, as its users meet it: learning countries from labelled articles, and using what was learned."""
import json, unittest

from harness import CORPUS, ToolTest

PLACES = [("PARIS", "France"), ("ROME", "Italy"), ("OSLO", "Norway"), ("LIMA", "Peru")]


def labelled(i):
    """An archive that gives the country of the dateline, and never the one that the article speaks of."""
    city, country = PLACES[i % 4]
    other = PLACES[(i + 1 + i // 4 % 3) % 4][1]
    return {"id": f"a{i}", "text": f"{city}, March 3 - The minister said in a speech that {other} and {other} had to wait.", "countries": [country]}


class Countries(ToolTest):
    def train(self, *arguments, **more):
        return self.run_tool("dateline-train", "countries", "-o", self.folder / "our.countries", *arguments, **more)

    def about(self, *arguments):
        outcome = self.run_tool("dateline-index", "--dry-run", "--quiet", *arguments)
        self.assertEqual(outcome.status, 0, outcome.err)
        return [sorted(c["code"] for c in article["countries"] if c["about"]) for article in outcome.lines()]

    def test_an_archives_habit_is_learned_and_used(self):
        archive = self.write_articles(articles=[labelled(i) for i in range(120)])
        dry = self.run_tool("dateline-index", "--dry-run", "--no-extract", "--quiet", archive)
        trained = self.train("--from", "-", stdin=dry.out)
        self.assertEqual(trained.status, 0, trained.err)
        self.assertIn("120 articles", trained.out)
        self.assertRegex(trained.out, r"(?m)^all +F1 (1\.0000|0\.9\d+)")
        self.assertRegex(trained.out, r"(?m)^Norway +F1")
        new = self.write_articles("new.jsonl", [{"id": "n", "text": "OSLO, May 2 - The king said in a speech that Peru and Peru had to wait."}])
        self.assertEqual(self.about("--country-model", self.folder / "our.countries", new), [["NO"]])
        measured = self.run_tool("dateline-train", "evaluate", self.folder / "our.countries", "--on", archive)
        self.assertRegex(measured.out, r"(?m)^all +F1 (1\.0000|0\.9\d+)")

    def test_the_same_articles_give_the_same_model(self):
        archive = self.write_articles(articles=[labelled(i) for i in range(60)])
        self.train("--from", archive, "--folds", "0")
        first = (self.folder / "our.countries").read_bytes()
        self.train("--from", archive, "--folds", "3")
        self.assertEqual((self.folder / "our.countries").read_bytes(), first)

    def test_labels_may_have_another_field(self):
        archive = self.write_articles(articles=[{**{k: v for k, v in labelled(i).items() if k != "countries"}, "where": labelled(i)["countries"] + ["Atlantis"]} for i in range(40)])
        outcome = self.train("--from", archive, "--label-field", "where")
        self.assertEqual(outcome.status, 0, outcome.err)
        self.assertIn("40 labels are neither codes nor names of countries, the first is 'Atlantis'", outcome.err)

    def test_too_few_labels_are_refused(self):
        outcome = self.train("--from", self.write_articles(articles=[labelled(i) for i in range(5)]))
        self.assertEqual(outcome.status, 3)
        self.assertIn("only 5 articles carry labels", outcome.err)

    def test_other_formats_are_refused_with_the_way_out(self):
        outcome = self.train("--from", self.write("page.html", "<html>no JSON</html>\n"))
        self.assertEqual(outcome.status, 3)
        self.assertIn("page.html, line 1: ", outcome.err)
        self.assertIn("dateline-index --dry-run --no-extract", outcome.err)

    def test_a_wrong_or_damaged_model_is_refused_by_name(self):
        articles = self.write_articles()
        self.train("--from", CORPUS / "gold.jsonl", "--folds", "0", "--without-words")
        whole = (self.folder / "our.countries").read_text()
        for content, told in (("not a model", "does not start with"), (whole[:-20], "damaged"), (whole.replace("model 1", "model 9", 1), "version '9'")):
            outcome = self.run_tool("dateline-index", "--dry-run", "--country-model", self.write("bad.countries", content), articles)
            self.assertEqual(outcome.status, 2)
            self.assertIn("bad.countries", outcome.err)
            self.assertIn(told, outcome.err)

    def test_what_a_country_rests_on_is_in_the_output(self):
        outcome = self.run_tool("dateline-index", "--dry-run", "--quiet", self.write_articles())
        country = next(c for a in outcome.lines() if a["id"] == "vienna" for c in a["countries"] if c["code"] == "IR")
        self.assertIn("named in title", [one["text"] for one in country["evidence"]])
        self.assertTrue(all(isinstance(m["weight"], float) for m in country["mentions"]))



TOPICS = {"coffee": "The coffee harvest in the hills was good, and growers of coffee sold their beans at the auction.",
          "ships": "A tanker left the port, and the ship's captain told the harbour that two more ships waited for a berth.",
          "wheat": "Farmers sowed wheat and barley; the grain will be cut in July when the wheat is ripe."}


def filed(i):
    """An archive with labels of its own; every sixth article has two."""
    names = list(TOPICS)
    topics = [names[i % 3]] + ([names[(i + 1) % 3]] if i % 6 == 0 else [])
    return {"id": f"a{i}", "title": f"Report {i}", "text": f"{' '.join(TOPICS[t] for t in topics)} It was day {i} of the season.", "topics": topics}


class Topics(ToolTest):
    def train(self, *arguments, **more):
        return self.run_tool("dateline-train", "topics", "-o", self.folder / "our.topic", *arguments, **more)

    def topics(self, *arguments, **article):
        path = self.write_articles("new.jsonl", [{"id": "n", **article}])
        outcome = self.run_tool("dateline-index", "--dry-run", "--quiet", *arguments, path)
        self.assertEqual(outcome.status, 0, outcome.err)
        return outcome.lines()[0]["topics"]

    def test_an_archives_labels_are_learned_given_and_searched(self):
        archive = self.write_articles(articles=[filed(i) for i in range(60)])
        dry = self.run_tool("dateline-index", "--dry-run", "--no-extract", "--quiet", archive)
        trained = self.train("--from", self.write("dry.jsonl", dry.out))
        self.assertEqual(trained.status, 0, trained.err)
        self.assertRegex(trained.out, r"(?m)^ +\d+ +\S+ +\S+ +(1\.0000|0\.9\d+)  coffee$")
        self.assertRegex(trained.out, r"all labels, micro average: .* \(60 articles\)")
        [topic] = self.topics("--topic-model", self.folder / "our.topic", text="Two ships and a tanker lay in the harbour of the old town on Monday.")
        self.assertEqual((topic["id"], topic["path"], topic["given"], topic["by"]), ("ships", ["ships"], False, "own model"))
        self.assertIn("tanker", [one["text"] for one in topic["evidence"]])
        self.index("--quiet", "--topic-model", self.folder / "our.topic", self.folder / "new.jsonl")
        self.assertEqual(self.ids("topic:ships"), ["n"])
        measured = self.run_tool("dateline-train", "evaluate", self.folder / "our.topic", "--on", archive)
        self.assertRegex(measured.out, r"micro average: precision 1\.0000")

    def test_the_same_articles_give_the_same_model_whatever_the_threads(self):
        archive = self.write_articles(articles=[filed(i) for i in range(40)])
        self.train("--from", archive)
        first = (self.folder / "our.topic").read_bytes()
        self.train("--from", archive, "--threads", "3")
        self.assertEqual((self.folder / "our.topic").read_bytes(), first)

    def test_labels_may_have_another_field(self):
        archive = self.write_articles(articles=[{"text": filed(i)["text"], "desk": filed(i)["topics"][0]} for i in range(40)])
        outcome = self.train("--from", archive, "--label-field", "desk")
        self.assertEqual(outcome.status, 0, outcome.err)
        self.assertIn("coffee", outcome.out)

    def test_what_cannot_be_learned_from_is_refused_with_the_reason(self):
        none = self.train("--from", self.write_articles("none.jsonl", [{"text": "Nobody has filed this."} for _ in range(9)]))
        self.assertEqual((none.status, "no label is on 2 articles or more, of 9 articles read" in none.err), (2, True), none.err)
        page = self.train("--from", self.write("page.html", "<html>no JSON</html>\n"))
        self.assertEqual(page.status, 3)
        self.assertIn("page.html, line 1: expected a JSON object", page.err)
        self.assertIn("dateline-index --dry-run --no-extract", page.err)
        number = self.train("--from", self.write("number.jsonl", '{"text": "a", "topics": [1]}\n'))
        self.assertIn("number.jsonl, line 1: expected a label", number.err)
        self.assertEqual(self.train("--from", self.folder / "missing.jsonl").status, 3)
        weight = self.train("--from", f"{self.folder / 'page.html'}=much")
        self.assertEqual(weight.status, 2)
        self.assertIn("no number above 0", weight.err)
        self.assertFalse((self.folder / "our.topic").exists())

    def test_a_model_that_is_none_or_damaged_is_refused(self):
        archive = self.write_articles(articles=[filed(i) for i in range(40)])
        self.train("--from", archive)
        bytes_ = (self.folder / "our.topic").read_bytes()
        for name, content in {"none": b"no model", "short": bytes_[:-9], "changed": bytes_[:-2] + b"??"}.items():
            outcome = self.index("--topic-model", self.write(name, content), archive)
            self.assertEqual((outcome.status, self.db.exists()), (2, False), outcome.err)
            self.assertIn("cannot be read", outcome.err)

    def test_rules_give_topics_beside_the_model_and_say_which_words_did(self):
        rules = self.write("our.rules", "# Ours\ntopic: harbour news\n9: container ship, dockers\n5: port & strike\nnever: port wine\n")
        text = "Dockers in the port began a strike on Monday, and the dockers' union said that no container ship would be unloaded."
        found = {topic["id"]: topic for topic in self.topics("--topic-rules", rules, title="Dockers stop work", text=text)}
        self.assertEqual(found["harbour news"]["by"], "own rules")
        for one in found["harbour news"]["evidence"]:
            self.assertEqual({"title": "Dockers stop work", "text": text}[one["field"]][one["begin"]:one["end"]], one["text"])
        self.assertIn("medtop:09000000", [topic["path"][0] for topic in found.values()])
        self.assertNotIn("harbour news", [topic["id"] for topic in self.topics("--topic-rules", rules, title="Dockers stop work", text=text + " They drank port wine.")])

    def test_a_fault_in_rules_is_told_with_its_line(self):
        for rules, told in {"topic: x\n5 strike\n": "line 2: expected 'topic: NAME'", "5: strike\n": "line 1: ", "topic: x\n500: strike\n": "line 2: ", "topic: x\n5: a*\n": "line 2: "}.items():
            outcome = self.index("--topic-rules", self.write("our.rules", rules), self.write_articles())
            self.assertEqual(outcome.status, 2, outcome.err)
            self.assertIn(f"our.rules, {told}", outcome.err)
        self.assertFalse(self.db.exists())

    def test_labels_of_the_input_are_kept_and_marked_as_given(self):
        topics = self.topics(title="Quake shakes valley", topics=["earthquake", "desk seven"], text="An earthquake shook the valley, and aftershocks of the earthquake drove people from their houses.")
        given = {topic["id"]: topic["given"] for topic in topics}
        self.assertTrue(given["desk seven"])
        self.assertTrue(given["medtop:20000153"])

    def test_no_topic_is_guessed_where_words_do_not_suffice(self):
        german = "Der Minister sagte am Montag in Berlin, die Wahl werde im Herbst stattfinden, und das Parlament habe dem Gesetz der Regierung zugestimmt. Die Opposition will klagen."
        for article in ({"text": ""}, {"text": "Election results announced"}, {"title": "Election", "text": "..."}, {"text": german}, {"text": "Выборы президента прошли в воскресенье, сообщило правительство страны."}):
            self.assertEqual(self.topics(**{"title": "x", **article}), [], article)

    def test_an_article_counts_for_the_topics_above_its_own(self):
        self.index("--quiet", self.write_articles(articles=[{"id": "talks", "title": "Talks", "text": "They spoke all day, and went home in the evening.", "topics": ["diplomacy"]},
                                                            {"id": "match", "title": "Match", "text": "They played all day, and went home in the evening.", "topics": ["soccer"]}]))
        self.assertEqual(self.ids("topic:politics"), ["talks"])
        self.assertEqual(self.ids("topic:diplomacy"), ["talks"])
        facet = {value["label"]: value for value in self.search("--format", "json", "--facets", "topic:0", "").json()["facets"]["topic"]}
        self.assertEqual([facet[name]["count"] for name in ("politics", "international relations", "diplomacy")], [1, 1, 1])
        self.assertEqual(len(facet["diplomacy"]["path"]), 3)
        self.assertEqual(facet["diplomacy"]["path"][:2], facet["international relations"]["path"])
        shown = self.search("--facets", "topic:0", "").out
        self.assertRegex(shown, r"(?m)^politics +1\n  international relations +1\n    diplomacy +1$")


if __name__ == "__main__":
    unittest.main()
