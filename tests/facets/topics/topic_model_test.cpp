#include "facets/topics/topic_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"

namespace dateline {
namespace {

TopicModel small_model() {
    TopicModel model;
    model.provenance = "two labels, by hand";
    model.slope = 3;
    model.labels = {{"coffee", 0.5F, -0.25F, 0.1F}, {"trade", 0.25F, -1, 0}};
    model.keys = {7, 9, 4000000000U};
    model.rarities = {16, 32, 200};
    model.first = {0, 1, 1, 3};
    model.weights = {{0, 127}, {0, -3}, {1, 64}};
    return model;
}

std::string message_of(std::string_view bytes) {
    try {
        read_topic_model(bytes, "mine.model");
    } catch (const Error& error) {
        return error.what();
    }
    return "it was read";
}

TEST(TopicModel, ComesBackAsItWasWritten) {
    const TopicModel model = small_model();
    const TopicModel read = read_topic_model(write_topic_model(model), "test");
    EXPECT_EQ(read.provenance, model.provenance);
    ASSERT_EQ(read.labels.size(), 2U);
    EXPECT_EQ(read.labels[0].name, "coffee");
    EXPECT_EQ(read.labels[1].bias, -1);
    EXPECT_EQ(read.keys, model.keys);
    EXPECT_EQ(read.first, model.first);
    EXPECT_EQ(read.weights[1].weight, -3);
    EXPECT_EQ(write_topic_model(read), write_topic_model(model));
}

TEST(TopicModel, SaysWhatIsWrongWithAFile) {
    EXPECT_THAT(message_of("words"), testing::HasSubstr("mine.model"));
    EXPECT_THAT(message_of("words"), testing::HasSubstr("it does not start with 'dateline topic model 1'"));
    std::string damaged = write_topic_model(small_model());
    damaged[damaged.size() - 4] ^= 1;
    EXPECT_THAT(message_of(damaged), testing::HasSubstr("checksum"));
}

TEST(TopicModel, IsNeverReadFromAPartOfAFile) {
    const std::string bytes = write_topic_model(small_model());
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_THROW(read_topic_model(bytes.substr(0, size), "part"), Error) << size;
}

TEST(TopicModel, IsKnownByItsFirstLine) {
    EXPECT_TRUE(is_topic_model(write_topic_model(small_model())));
    EXPECT_FALSE(is_topic_model("dateline tagger model 2\n"));
}

}  // namespace
}  // namespace dateline
