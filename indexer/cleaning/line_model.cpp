#include "indexer/cleaning/line_model.hpp"

#include <charconv>
#include <cmath>

#include "facets/error.hpp"

extern "C" {
extern const char dateline_line_model[];
extern const char dateline_line_model_end[];
}

namespace dateline {
namespace {

constexpr std::string_view heading = "dateline lines 1";
constexpr double scale = 1000;

int take_number(std::string_view& row, std::size_t line) {
    int number = 0;
    const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), number);
    if (error != std::errc())
        throw Error("line model, line " + std::to_string(line) + ": expected three whole numbers, found '" + std::string(row) + "'");
    row.remove_prefix(static_cast<std::size_t>(end - row.data()));
    if (!row.empty()) row.remove_prefix(1);
    return number;
}

}  // namespace

LineModel::LineModel(std::string_view text) {
    std::size_t line = 0;
    while (!text.empty()) {
        std::string_view row = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), row.size() + 1));
        if (++line == 1 && row != heading)
            throw Error("line model, line 1: expected '" + std::string(heading) + "', found '" + std::string(row) + "'");
        if (line == 1 || row.empty() || row.front() == '#') continue;
        const int slot = take_number(row, line), answer = take_number(row, line);
        const double weight = take_number(row, line) / scale;
        double* const edges[] = {&first, &begin, &stay, &end};
        if (slot == static_cast<int>(line_slots) && answer >= 0 && answer < 4)
            *edges[answer] = weight;
        else if (slot >= 0 && slot < static_cast<int>(line_slots) && answer >= 0 && answer < static_cast<int>(most_line_answers))
            weights[static_cast<std::size_t>(slot) * most_line_answers + static_cast<std::size_t>(answer)] = weight;
        else
            throw Error("line model, line " + std::to_string(line) + ": there is no question " + std::to_string(slot) + " with an answer " +
                        std::to_string(answer));
    }
    if (line == 0) throw Error("line model: is empty");
}

std::string LineModel::write() const {
    std::string text(heading);
    const auto add = [&](std::size_t slot, std::size_t answer, double weight) {
        const long rounded = std::lround(weight * scale);
        if (rounded != 0) text += "\n" + std::to_string(slot) + "\t" + std::to_string(answer) + "\t" + std::to_string(rounded);
    };
    for (std::size_t i = 0; i < weight_count; ++i) add(i / most_line_answers, i % most_line_answers, weights[i]);
    std::size_t edge = 0;
    for (const double weight : {first, begin, stay, end}) add(line_slots, edge++, weight);
    return text + "\n";
}

double LineModel::score(const LineFeatures& line) const {
    double sum = 0;
    for (std::size_t slot = 0; slot < line_slots; ++slot) sum += weights[slot * most_line_answers + line[slot]];
    return sum;
}

std::vector<bool> LineModel::decide(const std::vector<LineFeatures>& lines) const {
    if (lines.empty()) return {};
    // Best sums that end outside and inside the article, and where each came from.
    double outside = 0, inside = first + score(lines[0]);
    std::vector<std::array<bool, 2>> from(lines.size());
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double own = score(lines[i]);
        from[i] = {inside + end > outside, inside + stay > outside + begin};
        const double next_outside = std::max(outside, inside + end);
        inside = std::max(inside + stay, outside + begin) + own;
        outside = next_outside;
    }
    std::vector<bool> kept(lines.size());
    bool state = inside > outside;
    for (std::size_t i = lines.size(); i-- > 0;) {
        kept[i] = state;
        state = from[i][state];
    }
    return kept;
}

const LineModel& LineModel::shipped() {
    static const LineModel model(
        std::string_view(dateline_line_model, static_cast<std::size_t>(dateline_line_model_end - dateline_line_model)));
    return model;
}

}  // namespace dateline
