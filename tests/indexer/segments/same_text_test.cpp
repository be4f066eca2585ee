#include "indexer/segments/same_text.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

const std::string short_text = "The bank bought bills of 1.5 billion dollars on Friday - its largest purchase.";

std::string long_text() {
    std::string text;
    for (int i = 0; i < 5; ++i) text += short_text + " ";
    return text;
}

Article article(const std::string& text, const std::string& date = "1987-03-18") {
    Article one;
    one.id = "x";
    one.title = "Bank buys bills";
    one.text = text;
    one.date = date;
    return one;
}

TEST(SameText, IsTheSameWhateverItsBlanksQuotesAndDashes) {
    const Article plain = article("The \"bank\" bought bills - it's the largest purchase of this year... And more.");
    const Article printed =
        article("The \u201cbank\u201d bought\n\nbills \u2013 it\u2019s the lar\u00adgest\u00a0purchase  of this year\u2026 And more.\n");
    EXPECT_EQ(text_key(plain), text_key(printed));
    EXPECT_TRUE(are_copies(plain, printed));
}

TEST(SameText, IsAnotherWithOtherWordsFiguresOrLetters) {
    const Article one = article(short_text);
    for (const char* other : {"The bank bought bills of 2.5 billion dollars on Friday - its largest purchase.",
                              "The Bank bought bills of 1.5 billion dollars on Friday - its largest purchase.",
                              "The bank bought bills of 1.5 billion dollars on Friday - its largest purchase. More follows."}) {
        EXPECT_NE(text_key(one), text_key(article(other)));
        EXPECT_FALSE(are_copies(one, article(other)));
    }
}

TEST(SameText, IsAnotherUnderAnotherTitleOrLabelsOrLanguage) {
    const Article one = article(short_text);
    Article titled = one, labelled = one, french = one;
    titled.title = "Bank sells bills";
    labelled.given.topics = {"money"};
    french.language = "fr";
    for (const Article& other : {titled, labelled, french}) {
        EXPECT_NE(text_key(one), text_key(other));
        EXPECT_FALSE(are_copies(one, other));
    }
}

TEST(SameText, IsNotToldOfALineOrTwo) {
    EXPECT_EQ(text_key(article("See page 4.")), 0U);
    EXPECT_FALSE(are_copies(article("See page 4."), article("See page 4.")));
}

TEST(SameText, OfShortReportsIsTheSameOnOneDayOnly) {
    EXPECT_TRUE(are_copies(article(short_text), article(short_text)));
    EXPECT_FALSE(are_copies(article(short_text), article(short_text, "1987-03-19")));
    EXPECT_FALSE(are_copies(article(short_text), article(short_text, "")));
    EXPECT_TRUE(are_copies(article(short_text, ""), article(short_text, "")));
}

TEST(SameText, OfLongReportsIsTheSameWithinAWeek) {
    const std::string text = long_text();
    EXPECT_TRUE(are_copies(article(text), article(text, "1987-03-25")));
    EXPECT_FALSE(are_copies(article(text), article(text, "1987-03-26")));
    EXPECT_TRUE(are_copies(article(text), article(text, "")));
    EXPECT_FALSE(are_copies(article(text), article(text, "1987-04")));
}

}  // namespace
}  // namespace dateline
