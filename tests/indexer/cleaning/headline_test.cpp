#include "indexer/cleaning/headline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "indexer/cleaning/cleaner.hpp"

namespace dateline {
namespace {

std::string headline_of(const std::string& page) {
    const std::vector<Block> blocks = cut_page(page);
    return std::string(without_site(blocks, 0));
}

TEST(WithoutSite, CutsTheNameOfTheSiteBehindABar) {
    EXPECT_EQ(headline_of("The ferry to Arran returns | The Clyde Post\nMenu\n"), "The ferry to Arran returns");
    EXPECT_EQ(headline_of("The ferry to Arran returns | Ferries | The Clyde Post\n"), "The ferry to Arran returns | Ferries");
}

TEST(WithoutSite, BelievesADashWhereThePageBearsItOut) {
    EXPECT_EQ(headline_of("The ferry returns - The Clyde Post\nMenu\nThe ferry returns\n"), "The ferry returns");
    EXPECT_EQ(headline_of("The ferry returns \u2013 The Clyde Post\nMenu\nThe Clyde Post\n"), "The ferry returns");
    EXPECT_EQ(headline_of("The ferry returns - clydepost.example\nMenu\n"), "The ferry returns");
    EXPECT_EQ(headline_of("Rangers beat Celtic - at last\nMenu\n"), "Rangers beat Celtic - at last");
    EXPECT_EQ(headline_of("The ferry returns - and nobody on the island knows for how long\nMenu\n"),
              "The ferry returns - and nobody on the island knows for how long");
}

TEST(WithoutSite, LeavesLinesInsideThePageAlone) {
    const std::string page = "Menu\nNews\nSport\nThe ferry returns | Arran\n";
    const std::vector<Block> blocks = cut_page(page);
    EXPECT_EQ(without_site(blocks, 3), "The ferry returns | Arran");
}

TEST(Headline, IsTheWindowsTitleWhereThePageShowsNoOther) {
    std::string page = "Ferry to Arran returns after repairs | The Clyde Post\n";
    for (int i = 0; i < 80; ++i) page += "Section " + std::to_string(i) + "\n";
    page +=
        "GREENOCK, April 7 - The ferry to Arran returned on Sunday after repairs that took three weeks longer than the company had "
        "said.\n\n"
        "Islanders stood on the pier when she came round the point, and the band of the school played.\n\n"
        "The repairs cost two million pounds, the company said, and the older ferry will be kept in reserve until the summer.\n";
    Article article;
    article.text = page;
    article.is_page = true;
    clean(article);
    EXPECT_EQ(article.title, "Ferry to Arran returns after repairs");
    const bool kept_aside = std::any_of(article.dropped.begin(), article.dropped.end(), [](const Dropped& one) {
        return one.reason == "name of the site" && one.text.find("The Clyde Post") != std::string::npos;
    });
    EXPECT_TRUE(kept_aside);
}

}  // namespace
}  // namespace dateline
