#include "facets/text/dateline.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

/// "place|year-month-day|rest", or "none".
std::string read(std::string_view text) {
    const TokenizedText tokens = tokenize(text);
    const auto found = find_dateline(tokens);
    if (!found) return "none";
    const auto cut = [&](std::uint32_t first, std::uint32_t last) {
        if (first >= last) return std::string();
        return std::string(text.substr(tokens.tokens[first].begin, tokens.tokens[last - 1].end - tokens.tokens[first].begin));
    };
    return cut(found->place_first, found->place_last) + "|" + std::to_string(found->year) + "-" + std::to_string(found->month) + "-" +
           std::to_string(found->day) + "|" + cut(found->end, static_cast<std::uint32_t>(tokens.size()));
}

TEST(FindDateline, ReadsPlaceAndDate) {
    EXPECT_EQ(read("MOSCOW, March 18 \u2014 Talks began."), "MOSCOW|0-3-18|Talks began.");
    EXPECT_EQ(read("LONDON, Feb 26 - Oil rose."), "LONDON|0-2-26|Oil rose.");
    EXPECT_EQ(read("Sao Paulo, 18 Nov. -- Showers."), "Sao Paulo|0-11-18|Showers.");
    EXPECT_EQ(read("BONN, Oct. 3, 1990 \u2013 Bells."), "BONN|1990-10-3|Bells.");
}

TEST(FindDateline, ReadsRegionsAndAgencies) {
    EXPECT_EQ(read("MOSCOW, Idaho, May 2 - Snow."), "MOSCOW, Idaho|0-5-2|Snow.");
    EXPECT_EQ(read("NAIROBI (Agency) - Rain."), "NAIROBI|0-0-0|Rain.");
    EXPECT_EQ(read("RIO DE JANEIRO \u2014 Rain."), "RIO DE JANEIRO|0-0-0|Rain.");
}

TEST(FindDateline, ReadsALineOfItsOwn) {
    EXPECT_EQ(read("LONDON 1996-08-30\nOil rose."), "LONDON|1996-8-30|Oil rose.");
}

TEST(FindDateline, FindsNoneInRunningText) {
    EXPECT_EQ(read("The minister said on March 18 that talks began."), "none");
    EXPECT_EQ(read("London is wet."), "none");
    EXPECT_EQ(read("March 18 - a Tuesday"), "none");
    EXPECT_EQ(read(""), "none");
    EXPECT_EQ(read("("), "none");
}

}  // namespace
}  // namespace dateline
