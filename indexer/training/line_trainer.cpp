#include "indexer/training/line_trainer.hpp"

#include <cmath>
#include <numeric>

#include "indexer/cleaning/page.hpp"
#include "indexer/cleaning/rule_judge.hpp"

namespace dateline {
namespace {

constexpr double step = 0.15;
constexpr double prior = 1e-5;  ///< pull to 0 at each touch
constexpr int left_out = 30;    ///< percent of a line's answers, others at each pass, so that no few of them decide alone (dropout)
constexpr std::uint8_t no_answer = 0xFF;

double log_add(double a, double b) {
    const double high = std::max(a, b), low = std::min(a, b);
    return high + std::log1p(std::exp(low - high));
}

class Trainer {
public:
    explicit Trainer(LineModel& model) : model_(model) {}

    void learn(const LabelledPage& whole) {
        if (whole.lines.empty()) return;
        const LabelledPage page = thinned(whole);
        sum_paths(page);
        const auto sign = [&](std::size_t i) { return page.article[i] ? 1.0 : 0.0; };
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const double error = sign(i) - std::exp(inside_[i] + rest_inside_[i] - all_);
            for (std::size_t slot = 0; slot < line_slots; ++slot) {
                if (page.lines[i][slot] == no_answer) continue;
                const std::size_t at = slot * most_line_answers + page.lines[i][slot];
                move(model_.weights[at], squares_[at], error);
            }
        }
        learn_edges(page);
    }

private:
    LabelledPage thinned(LabelledPage page) {
        for (LineFeatures& line : page.lines) {
            for (std::uint8_t& answer : line) {
                state_ = state_ * 6364136223846793005U + 1442695040888963407U;
                if ((state_ >> 33U) % 100 < left_out) answer = no_answer;
            }
        }
        return page;
    }

    [[nodiscard]] double score(const LineFeatures& line) const {
        double sum = 0;
        for (std::size_t slot = 0; slot < line_slots; ++slot)
            if (line[slot] != no_answer) sum += model_.weights[slot * most_line_answers + line[slot]];
        return sum * 100 / (100 - left_out);
    }

    /// The sums over all paths up to each line, and from it on.
    void sum_paths(const LabelledPage& page) {
        const std::size_t n = page.lines.size();
        std::vector<double> own(n);
        for (std::size_t i = 0; i < n; ++i) own[i] = score(page.lines[i]);
        outside_.assign(n, 0);
        inside_.assign(n, model_.first + own[0]);
        rest_outside_.assign(n, 0);
        rest_inside_.assign(n, 0);
        for (std::size_t i = 1; i < n; ++i) {
            outside_[i] = log_add(outside_[i - 1], inside_[i - 1] + model_.end);
            inside_[i] = own[i] + log_add(inside_[i - 1] + model_.stay, outside_[i - 1] + model_.begin);
        }
        for (std::size_t i = n - 1; i-- > 0;) {
            rest_outside_[i] = log_add(rest_outside_[i + 1], model_.begin + own[i + 1] + rest_inside_[i + 1]);
            rest_inside_[i] = log_add(model_.end + rest_outside_[i + 1], model_.stay + own[i + 1] + rest_inside_[i + 1]);
        }
        all_ = log_add(outside_[n - 1], inside_[n - 1]);
        own_ = std::move(own);
    }

    void learn_edges(const LabelledPage& page) {
        double begin = 0, stay = 0, end = 0;
        for (std::size_t i = 1; i < page.lines.size(); ++i) {
            const bool before = page.article[i - 1], now = page.article[i];
            begin += (!before && now) - std::exp(outside_[i - 1] + model_.begin + own_[i] + rest_inside_[i] - all_);
            stay += (before && now) - std::exp(inside_[i - 1] + model_.stay + own_[i] + rest_inside_[i] - all_);
            end += (before && !now) - std::exp(inside_[i - 1] + model_.end + rest_outside_[i] - all_);
        }
        move(model_.begin, edge_squares_[0], begin);
        move(model_.stay, edge_squares_[1], stay);
        move(model_.end, edge_squares_[2], end);
        move(model_.first, edge_squares_[3], page.article[0] - std::exp(inside_[0] + rest_inside_[0] - all_));
    }

    static void move(double& weight, double& squares, double gradient) {
        gradient -= prior * weight;
        squares += gradient * gradient;
        if (squares > 0) weight += step * gradient / std::sqrt(squares + 1);
    }

    LineModel& model_;
    std::vector<double> squares_ = std::vector<double>(LineModel::weight_count, 0.0);
    std::array<double, 4> edge_squares_{};
    std::vector<double> own_, outside_, inside_, rest_outside_, rest_inside_;
    double all_ = 0;
    std::uint64_t state_ = 7;
};

}  // namespace

LabelledPage label_page(const std::vector<std::pair<std::string, bool>>& lines) {
    std::string text;
    std::vector<std::pair<std::size_t, bool>> starts;
    for (const auto& [line, article] : lines) {
        starts.emplace_back(text.size(), article);
        text += line + "\n";
    }
    const std::vector<Block> blocks = cut_page(text);
    LabelledPage page;
    const std::vector<BlockProfile> profiles = profile_blocks(blocks);
    page.lines = describe_lines(profiles, judge_by_rules(profiles));
    std::size_t next = 0;
    for (const Block& block : blocks) {
        const auto begin = static_cast<std::size_t>(block.text.data() - text.data());
        bool article = true;
        for (; next < starts.size() && starts[next].first < begin + block.text.size(); ++next) article = article && starts[next].second;
        page.article.push_back(article);
    }
    return page;
}

LineModel train_lines(const std::vector<LabelledPage>& pages, int passes) {
    LineModel model;
    Trainer trainer(model);
    std::vector<std::size_t> order(pages.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::uint64_t state = 1;
    for (int pass = 0; pass < passes; ++pass) {
        for (std::size_t i = order.size(); i-- > 1;) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            std::swap(order[i], order[(state >> 33U) % (i + 1)]);
        }
        for (const std::size_t at : order) trainer.learn(pages[at]);
    }
    return model;
}

}  // namespace dateline
