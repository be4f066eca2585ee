#include "indexer/storing/catalogue.hpp"

#include <gtest/gtest.h>

#include "facets/error.hpp"

namespace dateline {
namespace {

TEST(Catalogue, GivesTheSameIdForTheSameKey) {
    Catalogue catalogue;
    EXPECT_EQ(catalogue.add("vladimir putin", "Vladimir Putin"), 0U);
    EXPECT_EQ(catalogue.add("boris yeltsin", "Boris Yeltsin"), 1U);
    EXPECT_EQ(catalogue.add("vladimir putin", "VLADIMIR PUTIN"), 0U);
    EXPECT_EQ(catalogue.size(), 2U);
}

TEST(Catalogue, KeepsTheFirstLabelOfAKey) {
    Catalogue catalogue;
    catalogue.add("vladimir putin", "Vladimir Putin");
    catalogue.add("vladimir putin", "VLADIMIR PUTIN");
    EXPECT_EQ(catalogue[0].label, "Vladimir Putin");
}

TEST(Catalogue, FindsOnlyWhatWasAdded) {
    Catalogue catalogue;
    catalogue.add("a", "A");
    EXPECT_EQ(catalogue.find("a"), 0U);
    EXPECT_FALSE(catalogue.find("b").has_value());
}

TEST(Catalogue, ComesBackFromItsChunks) {
    Catalogue written;
    written.add("a", "A");
    written.add(std::string("zero\0byte", 9), std::string(300, 'x'));
    const std::string first = written.write_chunk(0);
    written.add("c", "");
    const std::string second = written.write_chunk(2);

    Catalogue read;
    read.read_chunk(first);
    read.read_chunk(second);
    ASSERT_EQ(read.size(), 3U);
    for (std::uint32_t id = 0; id < 3; ++id) {
        EXPECT_EQ(read[id].key, written[id].key);
        EXPECT_EQ(read[id].label, written[id].label);
    }
}

TEST(Catalogue, WritesNothingWhenNothingIsNew) {
    Catalogue catalogue;
    catalogue.add("a", "A");
    EXPECT_EQ(catalogue.write_chunk(1), "");
}

TEST(Catalogue, RefusesAChunkCutOffAnywhere) {
    Catalogue written;
    written.add("key", "label");
    const std::string chunk = written.write_chunk(0);
    for (std::size_t length = 1; length < chunk.size(); ++length) {
        EXPECT_THROW(Catalogue().read_chunk(chunk.substr(0, length)), DatabaseError) << length;
    }
}

TEST(Catalogue, RefusesAKeyThatStandsTwice) {
    Catalogue written, read;
    written.add("key", "label");
    read.read_chunk(written.write_chunk(0));
    EXPECT_THROW(read.read_chunk(written.write_chunk(0)), DatabaseError);
}

TEST(Catalogue, NamesItsChunksByKindAndNumber) {
    EXPECT_EQ(catalogue_key(FacetKind::person, 3), "catalogue/person/3");
    EXPECT_EQ(catalogue_key(FacetKind::mentioned, 0), catalogue_key(FacetKind::country, 0));
}

}  // namespace
}  // namespace dateline
