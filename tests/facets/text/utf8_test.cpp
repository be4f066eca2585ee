#include "facets/text/utf8.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(CodePointAt, ReadsEveryLength) {
    EXPECT_EQ(code_point_at("a", 0).value, 'a');
    EXPECT_EQ(code_point_at("\u00e9", 0).value, 0xE9);
    EXPECT_EQ(code_point_at("\u20ac", 0).value, 0x20AC);
    EXPECT_EQ(code_point_at("\U0001F600", 0).value, 0x1F600);
}

TEST(CodePointAt, TakesOneByteForWhatIsNotUtf8) {
    for (const char* bad : {"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82"}) {
        EXPECT_EQ(code_point_at(bad, 0).value, 0xFFFD) << bad;
        EXPECT_EQ(code_point_at(bad, 0).length, 1U) << bad;
    }
}

TEST(CodePointAt, HasNoLengthAtTheEnd) {
    EXPECT_EQ(code_point_at("a", 1).length, 0U);
}

TEST(CodePointBefore, MirrorsCodePointAt) {
    const std::string_view text = "a\u00e9\u20ac";
    EXPECT_EQ(code_point_before(text, 6).value, 0x20AC);
    EXPECT_EQ(code_point_before(text, 3).value, 0xE9);
    EXPECT_EQ(code_point_before(text, 1).value, 'a');
    EXPECT_EQ(code_point_before(text, 0).length, 0U);
}

TEST(AppendCodePoint, WritesWhatCodePointAtReads) {
    for (const std::int32_t value : {0x41, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF}) {
        std::string text;
        append_code_point(text, value);
        EXPECT_EQ(code_point_at(text, 0).value, value);
        EXPECT_EQ(code_point_at(text, 0).length, text.size());
    }
}

TEST(AppendCodePoint, WritesTheReplacementForSurrogates) {
    std::string text;
    append_code_point(text, 0xD800);
    EXPECT_EQ(text, "\uFFFD");
}

TEST(FindInvalidUtf8, PointsAtTheFirstWrongByte) {
    EXPECT_EQ(find_invalid_utf8("ab\xff"
                                "c"),
              2U);
    EXPECT_EQ(find_invalid_utf8("caf\u00e9"), 5U);
}

TEST(CutUtf8, EndsBetweenCharacters) {
    const std::string text = "ab\u20ac\U0001F600";
    EXPECT_EQ(cut_utf8(text, 9), text);
    EXPECT_EQ(cut_utf8(text, 8), "ab\u20ac");
    EXPECT_EQ(cut_utf8(text, 5), "ab\u20ac");
    EXPECT_EQ(cut_utf8(text, 4), "ab");
    EXPECT_EQ(cut_utf8(text, 0), "");
    EXPECT_EQ(cut_utf8("", 3), "");
}

}  // namespace
}  // namespace dateline
