#include <gmock/gmock.h>

#include "facets/text/utf8.hpp"
#include "indexer/cleaning/cleaner.hpp"
#include "tests/cpu_time.hpp"
#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view ferry_page = R"(<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry to Arran returns | The Clyde Post</title>
<meta property="og:site_name" content="The Clyde Post"><meta name="description" content="Two ferries &amp; a pier.">
<link rel="canonical" href="https://clydepost.example/ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to Arran returns", "datePublished": "2019-04-07T08:00:00Z",
 "author": [{"@type": "Person", "name": "Morag Bain"}], "articleSection": "Transport", "keywords": ["ferries", "islands"]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport and other pages of ours, with a long name</a></li></ul></nav>
<div class="page"><article><h1>Ferry to Arran returns</h1>
<div class="article-body"><p>The ferry to Arran sailed again on Sunday, after eleven weeks in which islanders had gone without their larger ship.</p>
<figure><img src="a.jpg"><figcaption>The ship at the pier, seen in a photograph from the hill above the town of Brodick.</figcaption></figure>
<p>The company said that both engines had been rebuilt, and that the new timetable would hold until the end of the autumn.</p>
<h2>What changes</h2><ul><li>Six sailings a day</li><li>Dogs on the lower deck</li></ul>
<table><tr><th>Port</th><th>Leaves</th></tr><tr><td>Ardrossan</td><td>07:00</td></tr></table>
<p>Islanders who had lost money would be asked to write to the harbour office, which promised to answer within a month.</p>
<div class="share-bar"><a href="#">Share on Facebook</a></div></div></article>
<div class="comments"><p>I was on that ship, and I can tell you that the coffee was cold, the seats were wet, and nobody seemed to mind.</p></div>
<footer><p>All rights reserved by the publisher, and nothing on this page may be printed without our leave, in any form.</p></footer></div></body></html>)";

class HtmlReading : public Reading {
protected:
    Article read_page(std::string_view page) { return read_one("page.html", std::string(page)); }
};

TEST_F(HtmlReading, KeepsTheArticleInReadingOrder) {
    Article article = read_page(ferry_page);
    clean(article);
    EXPECT_EQ(article.text,
              "The ferry to Arran sailed again on Sunday, after eleven weeks in which islanders had gone without their larger ship.\n\n"
              "The company said that both engines had been rebuilt, and that the new timetable would hold until the end of the autumn.\n\n"
              "What changes\n\nSix sailings a day\nDogs on the lower deck\n\nPort | Leaves\nArdrossan | 07:00\n\n"
              "Islanders who had lost money would be asked to write to the harbour office, which promised to answer within a month.");
}

TEST_F(HtmlReading, TakesFieldsFromThePagesOwnMetadata) {
    const Article article = read_page(ferry_page);
    EXPECT_EQ(article.title, "Ferry to Arran returns");
    EXPECT_EQ(article.date, "2019-04-07");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.source, "The Clyde Post");
    EXPECT_EQ(article.url, "https://clydepost.example/ferry");
    EXPECT_THAT(article.authors, ElementsAre("Morag Bain"));
    EXPECT_EQ(article.extra, R"({"description":"Two ferries & a pier.","section":"Transport","keywords":["ferries","islands"]})");
}

TEST_F(HtmlReading, TakesAuthorsOutOfABylineThatIsGivenForAName) {
    std::string page(ferry_page);
    page.replace(page.find("Morag Bain"), std::string("Morag Bain").size(), "By MORAG BAIN and Ian Orr");
    EXPECT_THAT(read_page(page).authors, ElementsAre("Morag Bain", "Ian Orr"));
}

TEST_F(HtmlReading, SetsWhatIsNoArticleAsideWithTheReason) {
    std::vector<std::string> reasons;
    for (const Dropped& dropped : read_page(ferry_page).dropped) reasons.push_back(dropped.reason);
    EXPECT_THAT(reasons, ElementsAre("navigation", "navigation", "title", "caption", "share", "comments", "legal"));
}

TEST_F(HtmlReading, RecognisesAPageByItsContent) {
    EXPECT_EQ(read_one("page.txt", std::string(ferry_page)).title, "Ferry to Arran returns");
}

TEST_F(HtmlReading, ReadsThePageInAFieldOfJsonLines) {
    const Article article = read_one(
        "a.jsonl",
        R"({"id": "x", "title": "Own title", "html": "<html><body><p>A long enough sentence, which tells of sheep on the hill above the town.</p></body></html>"})");
    EXPECT_EQ(article.title, "Own title");
    EXPECT_EQ(article.text, "A long enough sentence, which tells of sheep on the hill above the town.");
    EXPECT_EQ(article.extra, "{}");
}

TEST_F(HtmlReading, ReadsTheEncodingThatThePageNames) {
    const Article article =
        read_page("<html><head><meta charset=\"windows-1251\"><title>\xCC\xE8\xF0</title></head><body><p>\xCC\xE8\xF0</p></body></html>");
    EXPECT_EQ(article.title, "Мир");
}

TEST_F(HtmlReading, ReadsPagesNestedWithoutEndInLittleTime) {
    std::string page = "<html><body><p>First words of the page, which are a sentence, and a long one.</p>";
    for (int i = 0; i < 100'000; ++i) page += "<div>";
    for (int i = 0; i < 100'000; ++i) page += "<b></i>";
    page += "deep";
    const double start = cpu_seconds();
    EXPECT_THAT(read_page(page).text, HasSubstr("First words"));
    EXPECT_LT(cpu_seconds() - start, 5);
}

TEST_F(HtmlReading, ReadsElementsWithAttributesWithoutEndInLittleTime) {
    std::string page = "<html><body><p>First words of the page, which are a sentence, and a long one.</p><div ";
    for (int i = 0; i < 200'000; ++i) page += "a" + std::to_string(i) + " ";
    page += ">";
    const double start = cpu_seconds();
    EXPECT_THAT(read_page(page).text, HasSubstr("First words"));
    EXPECT_LT(cpu_seconds() - start, 5);
}

TEST_F(HtmlReading, ExpandsNoEntitiesThatThePageDefines) {
    std::string bomb = "<!DOCTYPE html [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">";
    const Article article =
        read_page(bomb + "]><html><body><p>A sentence that stands, &a29; and stands alone, on the page of a paper.</p></body></html>");
    EXPECT_LT(article.text.size(), 4000U);
    EXPECT_THAT(article.text, HasSubstr("stands alone"));
}

TEST_F(HtmlReading, ReadsTheSameWordsInEveryEncoding) {
    const std::string sentence =
        "Die B\xC3\xBCrger von K\xC3\xB6ln gingen am Montag \xC3\xBC"
        "ber die neue Br\xC3\xBC"
        "cke, und niemand fiel ins Wasser.";
    const std::string utf8 = "<html><body><p>" + sentence + "</p></body></html>";
    std::string latin1, utf16 = "\xFF\xFE";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const bool two = utf8[i] == '\xC3';
        const char c = two ? static_cast<char>(utf8[++i] | 0x40) : utf8[i];
        latin1 += c;
        utf16 += c;
        utf16 += '\0';
    }
    for (const std::string& page : {utf8, "\xEF\xBB\xBF" + utf8, latin1, utf16}) EXPECT_EQ(read_page(page).text, sentence);
}

TEST_F(HtmlReading, TakesNothingBehindItForANameOfAnEncoding) {
    const std::string page("<html><head>charset=latin1\r\n\x03\xb6\x8c\0\xfe<title>T</title><body><h1>T</h1><p>Caf\xe9 d\xe9j\xe0 vu.", 81);
    const Article article = read_one("a.html", page);
    EXPECT_THAT(article.notes, ElementsAre("read as latin1, because it is not valid UTF-8"));
}

TEST_F(HtmlReading, CutsWhatIsTooLongBetweenCharacters) {
    // Two bytes a character after one: whatever is cut at an even byte ends inside a character.
    std::string long_text = "x";
    for (int i = 0; i < 30'000; ++i) long_text += "\u00e9";
    for (const std::string& page :
         {"<html><head><title>" + long_text + "</title><body><p>Text.",
          "<html><head><meta property=\"og:title\" content=\"" + long_text + "\"><body><p>Text.",
          "<html><head><meta name=\"description\" content=\"" + long_text + "&amp;lt;\"><body><h1>" + long_text + "</h1><p>Text."}) {
        const Article article = read_one("a.html", page);
        EXPECT_GT(article.title.size(), 400U);
        EXPECT_EQ(find_invalid_utf8(article.title), article.title.size());
        EXPECT_EQ(find_invalid_utf8(article.extra), article.extra.size());
    }
}

TEST_F(HtmlReading, SaysWhenAPageWasCut) {
    std::string page = "<html><body><p>First words of the page, which are a sentence, and a long one.</p>";
    for (int i = 0; i < 100'000; ++i) page += "<div>";
    EXPECT_THAT(read_page(page).notes, ElementsAre(HasSubstr("its rest is left out")));
}

TEST_F(HtmlReading, LeavesAPageWithoutSentencesToTheCleaner) {
    const Article article = read_page("<html><body><div>Opening hours</div><div>Monday to Friday</div></body></html>");
    EXPECT_TRUE(article.is_page);
    EXPECT_EQ(article.text, "Opening hours\n\nMonday to Friday");
}

TEST_F(HtmlReading, ShowsNothingThatScriptsOrStylesSay) {
    const Article article = read_page(
        "<html><body><p>A sentence that stands, and stands alone, on the page of a paper.<script>var x = "
        "'secret';</script></p><style>p{}</style></body></html>");
    EXPECT_THAT(article.text, Not(HasSubstr("secret")));
}

TEST_F(HtmlReading, TakesAnArticleWholeThatIsSetInSeveralBoxes) {
    const std::string first =
        "The council voted on Monday to rebuild the harbour bridge, which two winters of storms had left unsafe for lorries.";
    const std::string second =
        "Work is to begin in the autumn, and the mayor said that the ferry would run until the new bridge opens in three years.";
    const std::string third =
        "The cost is put at 40 million, of which the state is to bear half, according to the plan that was read out on Monday.";
    const Article article =
        read_page("<html><body><div class='part'><h1>Bridge</h1><p>" + first + "</p><p>" + second +
                  "</p></div><div class='part'><p>03.04.2020, 10:15</p><p>" + third + "</p><p>" + first + "</p></div></body></html>");
    EXPECT_EQ(article.text, first + "\n\n" + second + "\n\n" + third + "\n\n" + first);
}

TEST_F(HtmlReading, TellsSeveralArticlesOfAPageApart) {
    const std::string prose =
        "The council voted on Monday to rebuild the harbour bridge, which two winters of storms had left unsafe for lorries, and the ferry "
        "is to run on.";
    const auto article = [&](const std::string& title, const std::string& date) {
        return "<article><h2>" + title + "</h2><time datetime='" + date + "'>then</time><p>" + prose + "</p><p>" + title + ". " + prose +
               "</p><p>" + prose + "</p><p>" + prose + "</p></article>";
    };
    const std::vector<Article> found = read(write("page.html",
                                                  "<html lang='en'><head><title>All of March | The Post</title><meta "
                                                  "property='og:site_name' content='The Post'></head><body><main>" +
                                                      article("Bridge rebuilt", "2011-03-01") + article("Ferry goes on", "2011-03-08") +
                                                      "</main><p>About us</p></body></html>"))
                                           .articles;
    ASSERT_EQ(found.size(), 2U);
    EXPECT_THAT(found[0].id, EndsWith("/page.html"));
    EXPECT_THAT(found[1].id, EndsWith("/page.html#2"));
    EXPECT_EQ(found[1].title, "Ferry goes on");
    EXPECT_EQ(found[1].date, "2011-03-08");
    EXPECT_EQ(found[1].source, "The Post");
    EXPECT_THAT(found[1].text, HasSubstr("Ferry goes on. The council"));
    EXPECT_THAT(found[1].text, Not(HasSubstr("Bridge")));
    EXPECT_EQ(found[0].dropped.back().text, "About us");
}

TEST_F(HtmlReading, TellsUndatedArticlesOfAPageApart) {
    std::string prose;
    for (int i = 0; i < 5; ++i)
        prose += "<p>The council voted on Monday to rebuild bridge " + std::to_string(i) +
                 ", which two winters of storms had left unsafe for lorries, and the ferry is to run on until the new bridge opens in "
                 "three years, "
                 "the mayor said on the quay.</p>";
    const std::vector<Article> found =
        read(write("page.html", "<html><body><article><h2>Bridges rebuilt</h2>" + prose + "</article><article><h2>Ferry goes on</h2>" +
                                    prose + "</article><article><h2>Lorries wait</h2>" + prose + "</article></body></html>"))
            .articles;
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[2].title, "Lorries wait");
    EXPECT_EQ(found[2].date, "");
}

TEST_F(HtmlReading, TakesTheFieldsOfSeveralArticlesFromLinkedData) {
    const std::string prose =
        "<p>The council voted on Monday to rebuild the harbour bridge, which two winters of storms had left unsafe for lorries, and the "
        "ferry "
        "is to run on.</p>";
    const std::string data =
        R"({"@graph": [{"@type": "NewsArticle", "headline": "Bridge rebuilt", "datePublished": "2011-03-01", "url": "https://post.example/bridge", "author": "Anna Weber"},
                       {"@type": "NewsArticle", "headline": "Ferry goes on", "datePublished": "2011-03-08", "url": "https://post.example/ferry", "author": "Jan Kos"}]})";
    const std::string body = prose + prose + prose + prose;
    const std::vector<Article> found =
        read(write("page.html", "<html><head><script type='application/ld+json'>" + data +
                                    "</script></head><body><article><h2>Bridge rebuilt</h2>" + body +
                                    "</article><article><h3>Ferry goes on</h3>" + body + "</article></body></html>"))
            .articles;
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].date, "2011-03-01");
    EXPECT_EQ(found[1].date, "2011-03-08");
    EXPECT_EQ(found[1].date_rule, "metadata");
    EXPECT_EQ(found[1].url, "https://post.example/ferry");
    EXPECT_THAT(found[1].authors, ElementsAre("Jan Kos"));
}

TEST_F(HtmlReading, TakesFieldsFromMetaElementsWhereNoLinkedDataAre) {
    const Article article = read_page(
        R"(<html><head><title>Bridge rebuilt - The Post</title><meta property="og:title" content="Bridge rebuilt"><meta property="og:url" content="https://post.example/bridge">
<meta property="og:site_name" content="The Post"><meta property="og:description" content="After two winters."><meta property="article:section" content="Town">
<meta property="article:published_time" content="2011-03-01T10:00:00Z"><meta name="author" content="Anna Weber"><meta name="keywords" content="bridges, storms">
<meta property="og:locale" content="en_GB"></head><body><p>The council voted on Monday to rebuild the bridge, which storms had left unsafe for lorries.</p></body></html>)");
    EXPECT_EQ(article.title, "Bridge rebuilt");
    EXPECT_EQ(article.url, "https://post.example/bridge");
    EXPECT_EQ(article.source, "The Post");
    EXPECT_EQ(article.date, "2011-03-01");
    EXPECT_EQ(article.date_rule, "metadata");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.authors, ElementsAre("Anna Weber"));
    EXPECT_EQ(article.extra, R"({"description":"After two winters.","section":"Town","keywords":["bridges","storms"]})");
}

TEST_F(HtmlReading, TakesFieldsFromElementsWhereNoMetadataAre) {
    const Article article = read_page(
        R"(<html lang="de"><head><title>Bridge rebuilt</title></head><body><h1>Bridge rebuilt</h1><span class="byline">Anna Weber</span><time datetime="2011-03-01">1 March</time>
<p>The council voted on Monday to rebuild the bridge, which storms had left unsafe for lorries.</p></body></html>)");
    EXPECT_EQ(article.title, "Bridge rebuilt");
    EXPECT_EQ(article.date, "2011-03-01");
    EXPECT_EQ(article.date_rule, "time");
    EXPECT_EQ(article.language, "de");
    EXPECT_THAT(article.authors, ElementsAre("Anna Weber"));
}

TEST_F(HtmlReading, TakesTeasersForNoArticles) {
    const std::string prose =
        "The council voted on Monday to rebuild the harbour bridge, which two winters of storms had left unsafe for lorries.";
    const Article article =
        read_page("<html><body><article><h1>Bridge</h1><p>" + prose + "</p><p>" + prose + "</p><p>" + prose + "</p><p>" + prose +
                  "</p><p>" + prose + "</p></article><article><h2>Other</h2><p>" + prose + "</p></article></body></html>");
    EXPECT_EQ(article.title, "Bridge");
}

}  // namespace
}  // namespace dateline
