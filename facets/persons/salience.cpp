#include "facets/persons/salience.hpp"

#include <algorithm>

namespace dateline {

double salience_of(const std::vector<Mention>& mentions, const ArticleTokens& article) {
    if (mentions.empty()) return 0;
    const Mention& first = mentions.front();
    const double length = std::max<double>(1, static_cast<double>(article.text.text.size()));
    const double place = first.field == Field::title ? 1 : 1 - static_cast<double>(first.begin) / length;
    const auto n = static_cast<double>(mentions.size());
    return 0.4 * place + 0.6 * n / (n + 2);
}

std::string on_one_line(const std::string& name) {
    std::string line;
    line.reserve(name.size());
    for (const char c : name) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) line.push_back(c);
        if (blank && !line.empty() && line.back() != ' ') line.push_back(' ');
    }
    return line;
}

void sort_by_salience(std::vector<Entity>& entities) {
    std::sort(entities.begin(), entities.end(),
              [](const Entity& a, const Entity& b) { return a.salience != b.salience ? a.salience > b.salience : a.name < b.name; });
}

}  // namespace dateline
