#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/reading/input.hpp"

namespace dateline {

/// Keeps all that a reader hands over.
struct RecordingSink : Sink {
    void article(Article article) override { articles.push_back(std::move(article)); }
    void failure(const std::string& place, const std::string& reason) override { failures.push_back(place + ": " + reason); }
    void note(const std::string& place, const std::string& what) override { notes.push_back(place + ": " + what); }

    std::vector<Article> articles;
    std::vector<std::string> failures;
    std::vector<std::string> notes;
};

/// A folder of its own for every test.
class Reading : public ::testing::Test {
protected:
    Reading() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        folder = std::filesystem::temp_directory_path() / ("dateline_" + std::to_string(::getpid()) + "_" + test->name());
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    ~Reading() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    std::string write(const std::string& name, const std::string& content) const {
        const std::filesystem::path path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    }

    RecordingSink read(const std::string& path, const InputOptions& options = {}) const {
        RecordingSink sink;
        read_input(path, options, sink);
        return sink;
    }

    /// The one article of a file with this content.
    Article read_one(const std::string& name, const std::string& content, const InputOptions& options = {}) const {
        RecordingSink sink = read(write(name, content), options);
        EXPECT_EQ(sink.articles.size(), 1U) << (sink.failures.empty() ? "no failure" : sink.failures[0]);
        return sink.articles.empty() ? Article{} : sink.articles[0];
    }

    /// The one failure of a file with this content.
    std::string fail(const std::string& name, const std::string& content, const InputOptions& options = {}) const {
        RecordingSink sink = read(write(name, content), options);
        EXPECT_TRUE(sink.articles.empty());
        EXPECT_EQ(sink.failures.size(), 1U);
        return sink.failures.empty() ? "" : sink.failures[0];
    }

    std::filesystem::path folder;
};

inline std::vector<std::string> ids(const RecordingSink& sink) {
    std::vector<std::string> all;
    for (const Article& article : sink.articles) all.push_back(article.id);
    return all;
}

}  // namespace dateline
