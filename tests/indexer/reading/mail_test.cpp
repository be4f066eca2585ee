#include <gmock/gmock.h>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string mail(const std::string& id, const std::string& body, const std::string& fields = "Content-Type: text/plain; charset=utf-8\n") {
    return "Return-Path: <desk@harbour.example>\nMessage-ID: <" + id +
           ">\nFrom: The Harbour <desk@harbour.example>\nTo: list@harbour.example\n"
           "Subject: =?utf-8?q?Caf=C3=A9?= news\nDate: Wed, 18 Mar 1987 23:30:00 -0500\nMIME-Version: 1.0\n" +
           fields + "\n" + body;
}

class Mail : public Reading {};

TEST_F(Mail, ReadsASingleMail) {
    const Article article = read_one("a.eml", mail("m1@h", "One.\n\nTwo.\n"));
    EXPECT_EQ(article.id, "m1@h");
    EXPECT_EQ(article.title, "Caf\xC3\xA9 news");
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.text, "One.\n\nTwo.\n");
    EXPECT_TRUE(article.is_page);
    EXPECT_THAT(article.extra, HasSubstr(R"("from":"desk@harbour.example")"));
}

TEST_F(Mail, ReadsTheMailsOfAMailbox) {
    const std::string mailbox = "From desk@h Thu Mar 19 00:00:01 1987\n" + mail("m1@h", "One.\n>From here on\nFrom now on: all quiet.\n") +
                                "\nFrom desk@h Fri Mar 20 00:00:01 1987\n" + mail("m2@h", "Two.\n") +
                                "\nFrom desk@h Fri Mar 20 00:00:01 1987\n" +
                                "From: x@y\nSubject: no id\nDate: Wed, 18 Mar 1987 23:30:00 -0500\n\nThree.\n";
    write("box", mailbox);
    const RecordingSink sink = read(folder);
    EXPECT_THAT(ids(sink), ElementsAre("m1@h", "m2@h", "box#3"));
    EXPECT_EQ(sink.articles[0].text, "One.\nFrom here on\nFrom now on: all quiet.\n\n");
}

TEST_F(Mail, DecodesTransferEncodingsAndCharsets) {
    EXPECT_EQ(read_one("a.eml", mail("a", "Caf=C3=A9 is=\n good.\n",
                                     "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"))
                  .text,
              "Caf\xC3\xA9 is good.\n");
    EXPECT_EQ(
        read_one("b.eml", mail("b", "0O7x8ejfIM/w4O8=\n", "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n"))
            .text.substr(0, 2),
        "\xD0\xBF");
    EXPECT_EQ(read_one("c.eml", mail("c", "Caf\xE9.\n", "Content-Type: text/plain; charset=iso-8859-1\n")).text, "Caf\xC3\xA9.\n");
}

std::string alternative(const std::string& plain, const std::string& html) {
    return mail("m",
                "--b\nContent-Type: text/plain; charset=utf-8\n\n" + plain + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + html +
                    "\n--b--\n",
                "Content-Type: multipart/alternative; boundary=b\n");
}

TEST_F(Mail, PrefersThePlainPartUnlessItSaysNothing) {
    const std::string html =
        "<html><body><table><tr><td><p>The harbour is open again after the storm of last week.</p><p>Ships "
        "wait.</p></td></tr></table></body></html>";
    EXPECT_EQ(read_one("a.eml", alternative("The harbour is open again after the storm of last week.", html)).text,
              "The harbour is open again after the storm of last week.");
    EXPECT_EQ(read_one("b.eml", alternative("View online", html)).text,
              "The harbour is open again after the storm of last week.\n\nShips wait.");
}

TEST_F(Mail, LeavesAttachmentsAside) {
    const std::string body =
        "--b\nContent-Type: text/plain\n\nThe text.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAn "
        "attachment.\n--b--\n";
    EXPECT_EQ(read_one("a.eml", mail("m", body, "Content-Type: multipart/mixed; boundary=b\n")).text, "The text.");
}

TEST_F(Mail, NamesAMailWithoutText) {
    EXPECT_THAT(fail("a.eml", mail("m", "AAAA\n", "Content-Type: image/png\nContent-Transfer-Encoding: base64\n")),
                HasSubstr("a.eml: the mail has attachments but no text"));
    EXPECT_THAT(fail("b.eml", mail("m", "--b\nContent-Type: application/octet-stream\n\nx\n--b--\n",
                                   "Content-Type: multipart/encrypted; boundary=b\n")),
                HasSubstr("is encrypted"));
}

TEST_F(Mail, RefusesPartsNestedVeryDeep) {
    std::string nested;
    for (int i = 0; i < 20'000; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    EXPECT_THAT(fail("a.eml", mail("m", "--b0\n" + nested, "Content-Type: multipart/mixed; boundary=b0\n")),
                HasSubstr("more than 100 parts inside parts"));
}

TEST_F(Mail, RefusesAMailOfMoreThan64MegabytesAndGoesOn) {
    const std::string mailbox = "From a@h Thu Mar 19 00:00:01 1987\n" + mail("m1", std::string(65U << 20U, 'x') + "\n") +
                                "\nFrom a@h Thu Mar 19 00:00:01 1987\n" + mail("m2", "Two.\n");
    const RecordingSink sink = read(write("box", mailbox));
    EXPECT_THAT(ids(sink), ElementsAre("m2"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("box:1: the mail is longer than 64 MB")));
}

TEST_F(Mail, IsNotSeenInAnArticleWithALineOrTwoLikeAHeader) {
    EXPECT_EQ(read_one("a.txt", "From: the harbour\nDate: Monday\n\nThe ships wait.\n").id, (folder / "a.txt").string());
}

}  // namespace
}  // namespace dateline
