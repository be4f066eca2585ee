#include <gmock/gmock.h>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* nitf =
    R"(<nitf xml:lang="en"><head><title>Head title</title><docdata><doc-id id-string="d1"/><date.issue norm="20060323T120000-0600"/>
<key-list><keyword key="ports"/></key-list><identified-content><person>Ann Lee</person><org>Costa</org><location><city>Rome</city><country>Italy</country></location>
</identified-content></docdata><tobject><tobject.subject tobject.subject.refnum="20000350"/></tobject><pubdata name="The Harbour"/></head>
<body><body.head><hedline><hl1>Ships &amp; shores</hl1><hl2>What came of it</hl2></hedline><byline>By <person>Ann Lee</person><byttl>Staff Writer</byttl></byline>
<abstract><p>In short.</p></abstract></body.head><body.content><media><media-caption>A ship.</media-caption></media><p>One
line.</p><hl2>Further on</hl2><p>Two.</p></body.content></body></nitf>)";

class Nitf : public Reading {};

TEST_F(Nitf, ReadsAnArticle) {
    const Article article = read_one("a.xml", std::string("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n") + nitf);
    EXPECT_EQ(article.id, "d1");
    EXPECT_EQ(article.title, "Ships & shores");
    EXPECT_EQ(article.text, "One line.\n\nFurther on\n\nTwo.");
    EXPECT_EQ(article.date, "2006-03-23");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.persons, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.organizations, ElementsAre("Costa"));
    EXPECT_THAT(article.given.places, ElementsAre("Rome"));
    EXPECT_THAT(article.given.countries, ElementsAre("Italy"));
    EXPECT_THAT(article.given.topics, ElementsAre("medtop:20000350"));
    EXPECT_EQ(article.extra, R"({"description":"In short.","subtitle":"What came of it","keywords":["ports"]})");
    ASSERT_THAT(article.dropped, SizeIs(1));
    EXPECT_EQ(article.dropped[0].text, "A ship.");
}

std::string newsml(const std::string& item_class, const std::string& content) {
    return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n1" version="2" xml:lang="en-US"><itemMeta><itemClass qcode="ninat:)" +
           item_class +
           R"("/><provider qcode="nprov:AGENCY"/><versionCreated>2018-11-21T16:25:32-05:00</versionCreated></itemMeta><contentMeta>
<contentCreated>2016-11-21T15:21:06-05:00</contentCreated><creator><name>Ann Lee</name></creator><infoSource><name>The Harbour</name></infoSource>
<subject qcode="medtop:20000350"><name>central bank</name></subject><subject type="cpnat:person" qcode="p:1"/><subject type="cpnat:geoArea"><name>Rome</name></subject>
<subject type="cpnat:organisation"><name>Costa</name></subject><headline>Ships</headline></contentMeta><assert qcode="p:1"><name>Bo Ek</name></assert>)" +
           content + "</newsItem>";
}

class Newsml : public Reading {};

TEST_F(Newsml, ReadsNitfInAnItem) {
    const Article article = read_one("a.xml", newsml("text", std::string("<contentSet><inlineXML>") + nitf + "</inlineXML></contentSet>"));
    EXPECT_EQ(article.id, "urn:n1");
    EXPECT_EQ(article.title, "Ships");
    EXPECT_EQ(article.text, "One line.\n\nFurther on\n\nTwo.");
    EXPECT_EQ(article.date, "2016-11-21");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.topics, ElementsAre("medtop:20000350"));
    EXPECT_THAT(article.given.persons, ElementsAre("Bo Ek"));
    EXPECT_THAT(article.given.places, ElementsAre("Rome"));
    EXPECT_THAT(article.given.organizations, ElementsAre("Costa"));
}

TEST_F(Newsml, ReadsXhtmlAndPlainText) {
    const std::string html =
        "<contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html "
        "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML></"
        "contentSet>";
    EXPECT_EQ(read_one("a.xml", newsml("text", html)).text, "One.\n\nTwo.");
    EXPECT_EQ(
        read_one("b.xml", newsml("text", "<contentSet><inlineData contenttype=\"text/plain\">Just text.</inlineData></contentSet>")).text,
        "Just text.");
}

TEST_F(Newsml, ReadsTheItemsOfAMessageAndPassesOverWhatIsNoText) {
    const std::string text = newsml("text", "<contentSet><inlineXML><p>One.</p></inlineXML></contentSet>");
    const RecordingSink sink =
        read(write("a.xml", "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet><packageItem/>" +
                                newsml("picture", "") + text + "</itemSet></newsMessage>"));
    EXPECT_THAT(ids(sink), ElementsAre("urn:n1"));
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("a package of other items"), HasSubstr("a picture")));
    EXPECT_THAT(sink.failures, IsEmpty());
}

TEST_F(Newsml, NamesAnItemWithoutAnything) {
    EXPECT_THAT(fail("a.xml", "<newsItem guid='x'/>"), HasSubstr("neither title nor text; expected <headline>"));
}

class Feeds : public Reading {};

TEST_F(Feeds, ReadRss) {
    const RecordingSink sink = read(write("feed.xml", R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour</title>
<language>en-us</language><item><itunes:summary xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">a recording</itunes:summary><title>Ships &amp;amp; &lt;em&gt;shores&lt;/em&gt;</title><link>http://h/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Sun, 06 Sep 2009 16:20:00 +0000</pubDate><dc:creator>Ann Lee</dc:creator><category>Ports</category><description>S</description>
<content:encoded><![CDATA[<p>One.</p><p>Two&nbsp;&eacute;.</p><p>The post <a href="http://h/1">Ships</a> appeared first on <a href="http://h/">The Harbour</a>.</p>]]></content:encoded></item>
<item><guid>http://h/2</guid><title>Second</title><description>Only a &lt;b&gt;summary&lt;/b&gt;.</description></item></channel></rss>)"));
    ASSERT_THAT(sink.articles, SizeIs(2));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.id, "g1");
    EXPECT_EQ(article.url, "http://h/1");
    EXPECT_EQ(article.title, "Ships & shores");
    EXPECT_EQ(article.text, "One.\n\nTwo \xC3\xA9.");
    EXPECT_EQ(article.date, "2009-09-06");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.topics, ElementsAre("Ports"));
    EXPECT_EQ(article.extra, R"({"description":"S"})");
    EXPECT_EQ(sink.articles[1].url, "http://h/2");
    EXPECT_EQ(sink.articles[1].text, "Only a summary.");
    EXPECT_THAT(sink.articles[1].notes, ElementsAre(HasSubstr("only a summary")));
}

TEST_F(Feeds, ReadRss1WhoseItemsStandBesideTheChannel) {
    const Article article = read_one(
        "feed.rdf",
        R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour</title></channel><item><title>T</title><link>http://h/1</link><dc:date>2009-09-06T16:20:00Z</dc:date><description>D</description></item></rdf:RDF>)");
    EXPECT_EQ(article.id, "http://h/1");
    EXPECT_EQ(article.date, "2009-09-06");
    EXPECT_EQ(article.source, "The Harbour");
}

TEST_F(Feeds, ReadAtom) {
    const Article article = read_one(
        "feed.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Der Hafen</title><id>f</id><entry><id>urn:1</id>
<title type="html">A &amp;lt; B</title><link rel="edit" href="http://h/edit"/><link href="http://h/1"/><updated>2003-12-14T18:30:02Z</updated>
<published>2003-12-13T18:30:02Z</published><author><name>Ann Lee</name></author><category term="ports"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>)");
    EXPECT_EQ(article.id, "urn:1");
    EXPECT_EQ(article.url, "http://h/1");
    EXPECT_EQ(article.title, "A < B");
    EXPECT_EQ(article.text, "One.\n\nTwo.");
    EXPECT_EQ(article.date, "2003-12-13");
    EXPECT_EQ(article.language, "de");
    EXPECT_EQ(article.source, "Der Hafen");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.topics, ElementsAre("ports"));
}

class Wordpress : public Reading {};

TEST_F(Wordpress, ReadsPublishedPostsOnly) {
    const auto item = [](const std::string& type, const std::string& status, const std::string& id) {
        return "<item><title>T</title><link>http://h/" + id + "</link><guid>" + id +
               "</guid><dc:creator>ann</dc:creator><content:encoded><![CDATA[First\nline.\n\nSecond <em>one</em>.\n[caption id=\"x\"]<img "
               "src=\"a\"> A ship.[/caption]\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>]]></content:encoded>"
               "<excerpt:encoded>E</excerpt:encoded><wp:post_date>2004-10-26 22:20:54</wp:post_date><wp:status>" +
               status + "</wp:status><wp:post_type>" + type +
               "</wp:post_type><category domain=\"category\" nicename=\"p\">Ports</category><category "
               "domain=\"post_tag\">sea</category></item>";
    };
    const RecordingSink sink = read(write(
        "export.xml",
        R"(<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Harbour</title><language>en-US</language>
<wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>)" +
            item("post", "publish", "1") + item("post", "draft", "2") + item("page", "publish", "3") + item("attachment", "inherit", "4") +
            "</channel></rss>"));
    ASSERT_THAT(ids(sink), ElementsAre("1"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.text, "First\nline.\n\nSecond one.\n\na\nb");
    EXPECT_EQ(article.date, "2004-10-26");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.topics, ElementsAre("Ports"));
    EXPECT_EQ(article.extra, R"({"description":"E","keywords":["sea"]})");
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("1 of the status draft, 1 of the type attachment, 1 of the type page")));
    EXPECT_THAT(sink.failures, IsEmpty());
}

class Xml : public Reading {
protected:
    static std::string rss(const std::string& items) { return "<rss><channel><title>H</title>" + items + "</channel></rss>"; }
    static std::string item(const std::string& text) { return "<item><title>T</title><description>" + text + "</description></item>"; }
};

TEST_F(Xml, NeverExpandsEntitiesThatAFileDefines) {
    std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">";
    const RecordingSink sink = read(write("a.xml", "<?xml version=\"1.0\"?>" + bomb + "]>" + rss(item("x &a29; y"))));
    ASSERT_THAT(sink.articles, SizeIs(1));
    EXPECT_LT(sink.articles[0].text.size(), 100U);
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("entities that the file defines itself were left out")));
}

TEST_F(Xml, NeverLoadsAnythingFromElsewhere) {
    const std::string secret = write("secret.txt", "the secret");
    const RecordingSink sink = read(write("a.xml", "<!DOCTYPE rss SYSTEM \"" + secret + "\" [<!ENTITY e SYSTEM \"" + secret +
                                                       "\"><!ENTITY % p SYSTEM \"" + secret + "\"> %p;]>" + rss(item("x &e; y"))));
    ASSERT_THAT(sink.articles, SizeIs(1));
    EXPECT_THAT(sink.articles[0].text, ::testing::Not(HasSubstr("secret")));
}

TEST_F(Xml, RefusesElementsNestedVeryDeep) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    const RecordingSink sink = read(write("a.xml", rss(item("fine") + item(deep))));
    EXPECT_THAT(sink.articles, SizeIs(1));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("not closed")));
}

TEST_F(Xml, RefusesAnElementThatIsTooLargeAndGoesOn) {
    const RecordingSink sink = read(write("a.xml", rss("<item><title>" + std::string(9U << 20U, 'x') + "</title><description>" +
                                                       std::string(9U << 20U, 'y') + "</description></item>" + item("fine"))));
    EXPECT_THAT(sink.articles, SizeIs(1));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("larger than 16 MB")));
}

TEST_F(Xml, RefusesMoreAttributesThanAnyElementHas) {
    std::string attributes;
    for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=''";
    const RecordingSink sink = read(write("a.xml", rss(item("fine") + "<item" + attributes + "></item>")));
    EXPECT_THAT(sink.articles, SizeIs(1));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("more than 20000 attributes")));
}

TEST_F(Xml, KeepsWhatCameBeforeTheFileWasCutShort) {
    const std::string whole = rss(item("one") + item("two"));
    const RecordingSink sink = read(write("a.xml", whole.substr(0, whole.size() - 40)));
    EXPECT_THAT(sink.articles, SizeIs(1));
    EXPECT_THAT(sink.failures, ElementsAre(AllOf(HasSubstr("a.xml:1: "), HasSubstr("is not closed"))));
}

TEST_F(Xml, KnowsTheEntitiesOfHtmlAndMendsSlips) {
    const RecordingSink sink = read(write("a.xml", rss(item("caf&eacute;&nbsp;&mdash; AT&T \x01 it"))));
    ASSERT_THAT(sink.articles, SizeIs(1));
    EXPECT_THAT(sink.articles[0].text, HasSubstr("caf\xC3\xA9"));
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("the XML was mended")));
}

TEST_F(Xml, ReadsDeclaredUndeclaredAndWrongEncodings) {
    EXPECT_EQ(read_one("a.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + rss(item("Caf\xE9"))).text, "Caf\xC3\xA9");
    EXPECT_EQ(read_one("b.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + rss(item("Caf\xE9 ol\xE9"))).text, "Caf\xC3\xA9 ol\xC3\xA9");
    EXPECT_EQ(read_one("c.xml", "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>" + rss(item("\x93\xFA\x96{"))).text,
              "\xE6\x97\xA5\xE6\x9C\xAC");
    std::string wide = "\xFE\xFF";
    for (const char c : "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + rss(item("wide"))) wide += {'\0', c};
    EXPECT_EQ(read_one("d.xml", wide).text, "wide");
}

TEST_F(Xml, SaysWhatKindOfXmlItDoesNotKnow) {
    EXPECT_THAT(fail("a.xml", "<?xml version=\"1.0\"?><invoice>12</invoice>"), HasSubstr("is XML of an unknown kind (<invoice>)"));
}

}  // namespace
}  // namespace dateline
