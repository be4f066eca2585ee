#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searcher/searcher.hpp"
#include "tests/searcher/small_archive.hpp"

namespace dateline {

/// Five articles that most tests of the searcher ask of.
inline const std::vector<TestArticle>& articles() {
    static const std::vector<TestArticle> all = {
        {"oil",
         "Oil prices rise",
         "The price of crude oil rose in Vienna. OPEC ministers were pleased with U.S. demand.",
         "1987-03-18",
         {"Hisham Nazer"},
         {"SA", "AT"},
         {"US"},
         {"economy/energy"}},
        {"gas",
         "Gas treaty",
         "A treaty on gas was signed. Nobody spoke of oil for a long time.",
         "1987-03",
         {"Vladimir Putin"},
         {"RU"},
         {},
         {"politics/treaty"}},
        {"putins",
         "Two presidents",
         "The United Nations heard two speeches about united national parties.",
         "1987",
         {"Vladimir Putin Vladimirovich", "Lyudmila Putina"},
         {"RU"},
         {"IR"},
         {"politics"},
         "The Courier"},
        {"cup",
         "Brazil win the cup",
         "Football in Rome: Brazil won. The AT&T stand was full; José Müller scored.",
         "1994-07-17",
         {"José Müller"},
         {"BR", "IT"},
         {},
         {"sport"},
         "The Courier"},
        {"undated", "A report", "Reports about oil exports and diplomacy and diplomats.", "", {"Putin"}, {}, {"RU"}, {}, "", ""}};
    return all;
}

class Searching : public testing::Test {
protected:
    [[nodiscard]] Answer ask(const std::string& query) {
        Request request;
        request.query = query;
        return searcher.search(request);
    }
    [[nodiscard]] std::vector<std::string> found(const std::string& query) { return ids_of(ask(query)); }

    SmallArchive archive{articles()};
    Searcher searcher{archive.folder()};
};

}  // namespace dateline
