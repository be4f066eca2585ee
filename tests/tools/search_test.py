"""dateline-search, as its users meet it: queries, filters, formats, statuses."""
import csv, io, json, unittest

from harness import ARTICLES, ToolTest


class Searching(ToolTest):
    def setUp(self):
        super().setUp()
        self.index(self.write_articles())

    def test_words_are_found_by_their_stems(self):
        self.assertEqual(self.ids("minister"), ["vienna"])

    def test_filters_are_options_or_stand_in_the_query(self):
        self.assertEqual(self.ids("--country", "iran"), ["vienna"])
        self.assertEqual(self.ids("country:saudi-arabia"), ["vienna"])
        self.assertEqual(self.ids("--person", "kohl"), ["bonn"])
        self.assertEqual(self.ids('person:"Helmut Kohl"'), ["bonn"])
        self.assertEqual(self.ids("--source", "The Courier"), ["rome"])
        self.assertEqual(self.ids("--topic", "our own label"), ["rome"])

    def test_a_topic_finds_what_lies_below_it(self):
        self.assertIn("rome", self.ids("topic:sport"))

    def test_every_filter_must_hold_and_one_alternative_suffices(self):
        self.assertEqual(self.ids("--country", "iran", "--person", "kohl"), [])
        self.assertEqual(sorted(self.ids("--country", "iran|brazil")), ["rome", "vienna"])
        self.assertNotIn("vienna", self.ids("--not-country", "iran"))

    def test_dates_may_be_partial(self):
        self.assertEqual(self.ids("--from", "1987-03-10", "--to", "1987-03-20", "--sort", "date"), ["vienna", "bonn"])
        self.assertEqual(self.ids("date:1994"), ["rome"])
        self.assertEqual(sorted(self.ids("date:1987-03..1987-04")), ["bonn", "vienna"])

    def test_phrases_are_exact(self):
        self.assertEqual(self.ids('"oil prices"'), ["vienna"])
        self.assertEqual(self.ids('"oil price"'), [])

    def test_accents_and_case_do_not_matter(self):
        self.assertEqual(self.ids("MULLER"), ["rome"])
        self.assertEqual(self.ids("--person", "jose muller"), ["rome"])

    def test_every_article_matches_no_query(self):
        self.assertEqual(self.search("--format", "json").json()["matches"], 3)

    def test_the_status_tells_whether_something_matched(self):
        self.assertEqual(self.search("oil").status, 0)
        self.assertEqual(self.search("xylophone").status, 1)
        self.assertEqual(self.search('"unbalanced').status, 2)
        self.assertEqual(self.search("--country", "Atlantis").status, 2)
        self.db = self.folder / "absent.db"
        self.assertEqual(self.search("oil").status, 3)

    def test_an_unreadable_query_is_pointed_at(self):
        self.assertRegex(self.search('oil AND "price').err, r"(?s)oil AND \"price.*\^")

    def test_a_misspelt_word_gets_a_suggestion(self):
        self.assertRegex(" ".join(self.search("--format", "json", "ministars").json()["notes"]), "ministers")

    def test_a_lone_name_means_everybody_of_that_name(self):
        self.index(self.write_articles(articles=[{"id": "surname-only", "title": "Talks", "text": "PARIS - Kohl came. Chancellor Kohl spoke for an hour.", "language": "en"}]))
        answer = self.search("--format", "json", "--person", "kohl", "--facets", "person:0").json()
        self.assertEqual((answer["matches"], sorted(v["value"] for v in answer["facets"]["person"] if "Kohl" in v["label"])), (2, ["=Kohl", "Helmut Kohl"]))
        self.assertTrue(any("fits 2" in note for note in answer["notes"]))
        self.assertEqual(self.ids("person:=kohl"), ["surname-only"])
        self.assertEqual(self.ids("--person", "Helmut Kohl"), ["bonn"])

    def test_people_completes_any_word_of_a_name(self):
        self.assertIn("Helmut Kohl", self.search("--people", "koh").out)
        self.assertIn("Helmut Kohl", self.search("--people", "helm").out)


REPORT = ("PRAGUE, April 8 - The presidents of the United States and Russia signed a treaty on Thursday that cuts the warheads of both countries by a third. "
          "It was signed in the hall of the castle, before two hundred guests. ")
FORMS = [
    {"id": "first", "title": "Treaty signed in Prague", "date": "2010-04-08", "source": "Example Wire", "language": "en", "text": REPORT + "The Senate in Washington must still agree."},
    {"id": "copy", "title": "Presidents sign in Prague", "date": "2010-04-09", "source": "The Courier", "language": "en", "text": REPORT + "The Senate in Washington must still agree."},
    {"id": "update", "title": "Treaty signed in Prague", "date": "2010-04-09", "source": "Example Wire", "language": "en", "text": REPORT + "A vote in the Senate is expected before the autumn."}]


class Stories(ToolTest):
    def setUp(self):
        super().setUp()
        self.index(self.write_articles(), self.write_articles("forms.jsonl", FORMS))

    def test_one_form_of_a_story_is_shown_and_stories_are_counted(self):
        answer = self.search("--format", "json", "--collapse", "story", "--facets", "source,year", "treaty").json()
        self.assertEqual((answer["matches"], answer["articles"], answer["counted"]), (1, 3, "stories"))
        story = answer["results"][0]["story"]
        self.assertEqual((story["size"], story["matches"], len(story["others"])), (3, 3, 2))
        self.assertEqual({v["value"]: v["count"] for v in answer["facets"]["source"]}, {"Example Wire": 1, "The Courier": 1})
        self.assertEqual([v["count"] for v in answer["facets"]["year"]], [1])
        self.assertIn("+2 more", self.search("--collapse", "story", "treaty").out)

    def test_counts_are_what_the_filter_gives_in_stories_too(self):
        facets = self.search("--format", "json", "--collapse", "story", "--facets", "person:0,country:0,topic:0,source:0").json()["facets"]
        for kind, values in facets.items():
            for value in values:
                self.assertEqual(self.search("--format", "json", "--collapse", "story", f"--{kind}", value["value"]).json()["matches"], value["count"], (kind, value))

    def test_a_batch_collapses_too(self):
        answers = self.search("--batch", "-", stdin='{"collapse": "story"}\n{}\n{"collapse": "tale"}\n').lines()
        self.assertEqual((answers[0]["matches"], answers[1]["matches"]), (4, 6))
        self.assertIn("collapse", answers[2]["error"]["message"])

    def test_other_words_are_refused(self):
        self.assertEqual(self.search("--collapse", "tale", "treaty").status, 2)

    def test_show_lists_the_other_forms_and_what_differs(self):
        text = self.search("--show", "first").out
        self.assertIn("2 other forms of this story:", text)
        self.assertIn("+ A vote in the Senate is expected before the autumn.", text)
        story = self.search("--show", "first", "--format", "json").json()["story"]
        self.assertEqual([other["id"] for other in story["others"]], ["copy", "update"])
        self.assertEqual((story["size"], story["others"][0]["shared"], story["others"][0]["source"]), (3, 1, "The Courier"))
        self.assertEqual(story["others"][1]["missing"], ["The Senate in Washington must still agree."])
        self.assertEqual(self.search("--show", "rome", "--format", "json").json()["story"]["others"], [])

    def test_stories_outlive_deletion_and_compaction(self):
        self.index("--delete", "first")
        self.index("--compact")
        self.assertEqual(self.search("--show", "copy", "--format", "json").json()["story"]["size"], 2)
        self.index(self.write_articles("forms.jsonl", FORMS[:1]))
        self.assertEqual(self.search("--show", "copy", "--format", "json").json()["story"]["size"], 3)
        self.assertEqual(self.index("--check").status, 0)

    def test_an_article_that_came_twice_is_shown_with_both_ids(self):
        again = dict(FORMS[0], id="again", source="The Courier", url="http://courier.example/again")
        self.index(self.write_articles("again.jsonl", [again]))
        self.assertRegex(self.index("--stats").out, r"copies +1\n")
        text = self.search("--show", "again").out
        self.assertIn("· first", text)
        self.assertRegex(text, r"The same text came once more:\n  again · 2010-04-08 · The Courier · http://courier.example/again\n")
        shown = self.search("--show", "first", "--format", "json").json()
        self.assertEqual(shown["copies"], [{"id": "again", "date": "2010-04-08", "source": "The Courier", "url": "http://courier.example/again"}])
        self.assertEqual(sorted(self.ids("--source", "The Courier")), ["copy", "first", "rome"])
        self.index("--delete", "first")
        self.assertEqual(sorted(self.ids("--source", "The Courier")), ["again", "copy", "rome"])


class Formats(ToolTest):
    def setUp(self):
        super().setUp()
        self.index(self.write_articles())

    def test_json_has_the_documented_shape(self):
        answer = self.search("--format", "json", "--facets", "person:5,country", "oil prices").json()
        self.assertEqual({"version", "query", "matches", "exact", "took_ms", "results", "facets", "notes"}, set(answer))
        self.assertEqual((answer["version"], answer["exact"], answer["query"]), (1, True, "oil prices"))
        self.assertEqual({"rank", "score", "id", "title", "date", "source", "snippet", "highlights", "persons", "countries", "topics"}, set(answer["results"][0]))
        self.assertEqual({"person", "country"}, set(answer["facets"]))

    def test_highlights_are_the_words_of_the_query(self):
        result = self.search("--format", "json", "oil price").json()["results"][0]
        marked = {result["snippet"].encode()[b:e].decode().lower() for b, e in result["highlights"]}
        self.assertEqual(marked, {"oil", "prices"})

    def test_every_count_is_what_the_filter_gives(self):
        facets = self.search("--format", "json", "--facets", "person:0,country:0,topic:0,source:0,language:0,year:0,month:0,place:0,organization:0").json()["facets"]
        self.assertEqual(len(facets), 9)
        for kind, values in facets.items():
            for value in values:
                if kind in ("year", "month"):
                    matches = self.search("--format", "json", "--from", value["value"], "--to", value["value"]).json()["matches"]
                    self.assertGreaterEqual(matches, value["count"])  # a vaguer date may fall into the month, too
                else:
                    self.assertEqual(self.search("--format", "json", f"--{kind}", value["value"]).json()["matches"], value["count"], (kind, value))

    def test_csv_can_be_read_as_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.search("--format", "csv", "oil").out)))
        self.assertEqual([row["id"] for row in rows], ["vienna"])

    def test_jsonl_gives_a_result_a_line(self):
        self.assertEqual([r["id"] for r in self.search("--format", "jsonl", "oil").lines()], ["vienna"])

    def test_trec_answers_a_file_of_queries(self):
        queries = self.write("queries.tsv", "1\toil\n2\tfootball\n")
        rows = [line.split() for line in self.search("--queries", queries, "--format", "trec").out.splitlines()]
        self.assertEqual([(r[0], r[2]) for r in rows], [("1", "vienna"), ("2", "rome")])

    def test_a_batch_goes_on_after_a_failure(self):
        requests = [{"id": 1, "query": "oil", "facets": {"country": 3}}, {"id": 2, "query": "(oil"}, {"id": 3, "countries": [["IR", "BR"]]}]
        answers = self.search("--batch", "-", stdin="".join(json.dumps(r) + "\n" for r in requests) + "not json\n").lines()
        self.assertEqual(len(answers), 4)
        self.assertEqual((answers[0]["id"], answers[0]["matches"]), (1, 1))
        self.assertEqual(answers[1]["id"], 2)
        self.assertIn("position", answers[1]["error"])
        self.assertEqual(answers[2]["matches"], 2)
        self.assertIn("error", answers[3])

    def test_show_gives_the_article_back(self):
        article = self.search("--show", "bonn", "--format", "json").json()
        self.assertEqual(article["text"], ARTICLES[0]["text"])
        self.assertEqual(article["extra"], {"section": {"name": "abroad"}})
        self.assertIn("Helmut Kohl", self.search("--show", "bonn").out)
        self.assertEqual(self.search("--show", "born").status, 2)

    def test_nothing_is_coloured_where_nobody_looks(self):
        self.assertNotIn("\x1b", self.search("oil").out)

    def test_control_characters_never_reach_the_terminal(self):
        self.index(self.write_articles(articles=[{"id": "evil\x1b[31m", "title": "An \x1b]0;evil\x07 title", "text": "A text with \x1b[2J escapes in it. Evil."}]))
        for run in (self.search("evil"), self.search("--people", "evil"), self.search("escapes", "--format", "csv")):
            self.assertNotIn("\x1b", run.out)


if __name__ == "__main__":
    unittest.main()
