#include "facets/text/edit_distance.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    const std::size_t too_far = limit + 1;
    if (b.size() - a.size() > limit) return too_far;
    // Three rows of the table suffice: a swap looks back two. Cells farther than `limit` from the diagonal cannot matter.
    // Their memory is kept: whole dictionaries are gone through.
    thread_local std::vector<std::size_t> before, above, row;
    for (std::vector<std::size_t>* each : {&before, &above, &row}) each->assign(b.size() + 1, too_far);
    for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t first = i > limit ? i - limit : 1;
        const std::size_t last = std::min(b.size(), i + limit);
        std::fill(row.begin(), row.end(), too_far);
        if (i <= limit) row[0] = i;
        std::size_t best = row[0];
        for (std::size_t j = first; j <= last; ++j) {
            std::size_t cost = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost = std::min({cost, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = std::min(cost, before[j - 2] + 1);
            row[j] = std::min(cost, too_far);
            best = std::min(best, row[j]);
        }
        if (best > limit) return too_far;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[b.size()], too_far);
}

}  // namespace dateline
