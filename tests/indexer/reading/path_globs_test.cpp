#include "indexer/reading/path_globs.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

TEST(Glob, StarStaysInsideAName) {
    EXPECT_TRUE(fits_glob("*.txt", "a.txt"));
    EXPECT_TRUE(fits_glob("a*/b?.txt", "abc/b1.txt"));
    EXPECT_FALSE(fits_glob("*.txt", "a/b.txt"));
    EXPECT_FALSE(fits_glob("*.txt", "a.txt.gz"));
}

TEST(Glob, TwoStarsCrossFolders) {
    EXPECT_TRUE(fits_glob("**/b.txt", "b.txt"));
    EXPECT_TRUE(fits_glob("**/b.txt", "x/y/b.txt"));
    EXPECT_TRUE(fits_glob("x/**", "x/y/z"));
    EXPECT_FALSE(fits_glob("x/**/z*.txt", "x/y/a.txt"));
}

TEST(Glob, SetsHoldRangesAndMayBeNegated) {
    EXPECT_TRUE(fits_glob("v[0-9].txt", "v7.txt"));
    EXPECT_FALSE(fits_glob("v[!0-9].txt", "v7.txt"));
    EXPECT_TRUE(fits_glob("a[", "a["));
}

TEST(Glob, TakesNoExponentialTime) {
    std::string glob;
    for (int i = 0; i < 200; ++i) glob += "*a**a";
    EXPECT_FALSE(fits_glob(glob + "b", std::string(2000, 'a')));
}

TEST(PathGlobs, FitNamesAtAnyDepthUnlessTheyHoldASlash) {
    PathGlobs globs;
    globs.add("*.tmp");
    globs.add("top/x.txt");
    EXPECT_TRUE(globs.fits("a/b/c.tmp", false));
    EXPECT_TRUE(globs.fits("top/x.txt", false));
    EXPECT_FALSE(globs.fits("a/top/x.txt", false));
}

TEST(PathGlobs, WithASlashAtTheEndFitFoldersOnly) {
    PathGlobs globs;
    globs.add("old/");
    EXPECT_TRUE(globs.fits("a/old", true));
    EXPECT_FALSE(globs.fits("a/old", false));
}

TEST(PathGlobs, PassOverCommentsAndBlankLines) {
    PathGlobs globs;
    globs.add("# *");
    globs.add("   ");
    EXPECT_TRUE(globs.empty());
}

}  // namespace
}  // namespace dateline
