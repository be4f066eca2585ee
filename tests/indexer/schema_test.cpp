#include "indexer/schema.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace dateline {
namespace {

using Ids = std::vector<std::uint32_t>;

TEST(Schema, UnpacksWhatItPacked) {
    const Ids ids = {0, 1, 127, 128, 16384, 70000, std::numeric_limits<std::uint32_t>::max()};
    Ids back;
    EXPECT_TRUE(unpack_ids(pack_ids(ids), back));
    EXPECT_EQ(back, ids);
}

TEST(Schema, PacksNoIdsAsNothing) {
    EXPECT_EQ(pack_ids({}), "");
}

TEST(Schema, PacksNeighboursInOneByteEach) {
    EXPECT_EQ(pack_ids(Ids{5, 6, 7}), "\x05\x01\x01");
}

TEST(Schema, RefusesIdsThatAreCutOff) {
    Ids back;
    EXPECT_FALSE(unpack_ids("\x05\xFF", back));
    EXPECT_EQ(back, Ids{5});
}

TEST(Schema, RefusesIdsPastThirtyTwoBits) {
    Ids back;
    EXPECT_FALSE(unpack_ids("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", back));
    EXPECT_FALSE(unpack_ids("\xFF\xFF\xFF\xFF\x0F\x01", back));
}

TEST(Schema, RefusesAnIdThatStandsTwice) {
    Ids back;
    EXPECT_FALSE(unpack_ids(std::string("\x05\x00", 2), back));
}

TEST(Schema, NamesEveryFilterByItsKindAndId) {
    EXPECT_EQ(filter_term(FacetKind::person, 17), "XP17");
    EXPECT_EQ(filter_term(FacetKind::year, 1987), "Y1987");
    EXPECT_EQ(filter_term(FacetKind::month, 198703), "M198703");
    EXPECT_NE(filter_term(FacetKind::country, 1), filter_term(FacetKind::mentioned, 1));
}

TEST(Schema, NamesAShortArticleIdAsItIs) {
    EXPECT_EQ(id_term("reuters-17"), "Qreuters-17");
}

TEST(Schema, KeepsLongArticleIdsApartInTermsThatFit) {
    const std::string start(1000, 'a');
    const std::string one = id_term(start + "1"), two = id_term(start + "2");
    EXPECT_EQ(one.size(), max_term_bytes);
    EXPECT_NE(one, two);
    EXPECT_EQ(one, id_term(start + "1"));
}

TEST(Schema, CountsZeroBytesOfAnArticleIdTwice) {
    const std::string term = id_term(std::string(200, '\0'));
    std::size_t stored = 0;
    for (const char c : term) stored += c == '\0' ? 2 : 1;
    EXPECT_LE(stored, max_term_bytes);
}

TEST(Schema, LeavesAnArticleIdThatJustFits) {
    const std::string id(max_term_bytes - 1, 'x');
    EXPECT_EQ(id_term(id), "Q" + id);
}

}  // namespace
}  // namespace dateline
