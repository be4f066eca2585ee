#include "indexer/segments/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <thread>

#include "facets/error.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

class CatalogueTest : public testing::Test {
protected:
    std::uint32_t add(Catalogue& catalogue, const std::string& key, const std::string& label) {
        const std::uint32_t id = catalogue.id(FacetKind::person, key).id;
        catalogue.settle(FacetKind::person, id, key, label);
        return id;
    }
    [[nodiscard]] std::shared_ptr<const Names> names() const {
        return std::make_shared<const Names>(path_, FacetKind::person, manifest_.names.at(FacetKind::person));
    }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "news.db";
    Manifest manifest_;
};

TEST_F(CatalogueTest, GivesAKeyOneNumberForEver) {
    Catalogue catalogue(path_, manifest_);
    const std::uint32_t kohl = add(catalogue, "helmut kohl", "Helmut Kohl");
    EXPECT_NE(add(catalogue, "ada lovelace", "Ada Lovelace"), kohl);
    EXPECT_EQ(catalogue.id(FacetKind::person, "helmut kohl").id, kohl);
    catalogue.publish(manifest_);
    Catalogue again(path_, manifest_);
    EXPECT_EQ(again.id(FacetKind::person, "helmut kohl").id, kohl);
    EXPECT_TRUE(again.id(FacetKind::person, "helmut kohl").settled);
    EXPECT_EQ(names()->find("helmut kohl"), kohl);
    EXPECT_EQ((*names())[kohl].label, "Helmut Kohl");
    EXPECT_EQ(names()->find("nobody"), std::nullopt);
}

TEST_F(CatalogueTest, KeepsTheLabelThatWasSettledFirst) {
    Catalogue catalogue(path_, manifest_);
    const std::uint32_t id = add(catalogue, "helmut kohl", "HELMUT KOHL");
    add(catalogue, "helmut kohl", "Helmut Kohl");
    catalogue.publish(manifest_);
    EXPECT_EQ((*names())[id].label, "HELMUT KOHL");
}

TEST_F(CatalogueTest, LetsMentionedCountriesShareTheNamesOfCountries) {
    Catalogue catalogue(path_, manifest_);
    EXPECT_EQ(catalogue.id(FacetKind::mentioned, "IR").id, catalogue.id(FacetKind::country, "IR").id);
}

TEST_F(CatalogueTest, LeavesNumbersWithoutNameWhereNothingWasPublishedOfThem) {
    Catalogue catalogue(path_, manifest_);
    catalogue.id(FacetKind::person, "never published");
    const std::uint32_t id = add(catalogue, "ada lovelace", "Ada Lovelace");
    catalogue.publish(manifest_);
    EXPECT_EQ((*names())[0].key, "");
    EXPECT_EQ(names()->find("ada lovelace"), id);
    EXPECT_EQ(names()->find("never published"), std::nullopt);
    Catalogue again(path_, manifest_);
    EXPECT_GT(again.id(FacetKind::person, "never published").id, id);
}

TEST_F(CatalogueTest, ForgetsWhatNoManifestSpeaksOf) {
    {
        Catalogue catalogue(path_, manifest_);
        add(catalogue, "ada lovelace", "Ada Lovelace");
        catalogue.publish(manifest_);
        Manifest lost = manifest_;
        add(catalogue, "helmut kohl", "Helmut Kohl");
        catalogue.publish(lost);
    }
    Catalogue catalogue(path_, manifest_);
    const std::uint32_t id = add(catalogue, "indira gandhi", "Indira Gandhi");
    catalogue.publish(manifest_);
    EXPECT_EQ(names()->find("indira gandhi"), id);
    EXPECT_EQ(names()->find("helmut kohl"), std::nullopt);
    EXPECT_EQ(names()->size(), 2U);
}

TEST_F(CatalogueTest, ServesManyThreadsAtOnce) {
    Catalogue catalogue(path_, manifest_);
    std::vector<std::vector<std::uint32_t>> ids(4);
    {
        std::vector<std::jthread> threads;
        for (std::vector<std::uint32_t>& own : ids) {
            threads.emplace_back([&] {
                for (int i = 0; i < 2000; ++i) own.push_back(catalogue.id(FacetKind::person, "person " + std::to_string(i)).id);
            });
        }
    }
    for (const auto& own : ids) EXPECT_EQ(own, ids[0]);
    EXPECT_EQ(std::set<std::uint32_t>(ids[0].begin(), ids[0].end()).size(), 2000U);
}

TEST_F(CatalogueTest, RefusesADamagedFile) {
    {
        Catalogue catalogue(path_, manifest_);
        add(catalogue, "ada lovelace", "Ada Lovelace");
        catalogue.publish(manifest_);
    }
    const std::string path = names_path(path_, FacetKind::person);
    std::string bytes = read_file(path);
    bytes[3] = 'X';
    OutputFile(path).write(bytes);
    EXPECT_THROW(Catalogue(path_, manifest_), DatabaseError);
    OutputFile(path).write(bytes.substr(1));
    EXPECT_THROW(names(), DatabaseError);
}

}  // namespace
}  // namespace dateline
