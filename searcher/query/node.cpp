#include "searcher/query/node.hpp"

namespace dateline {

namespace {

std::string join(const std::vector<std::string>& parts, const char* between) {
    std::string joined;
    for (const std::string& part : parts) {
        if (!joined.empty()) joined += between;
        joined += part;
    }
    return joined;
}

std::string describe_children(const Node& node, const std::string& name) {
    std::string text = "(" + name;
    for (const Node& child : node.children) {
        text += ' ';
        if (child.occurrence == Occurrence::required) text += '+';
        if (child.occurrence == Occurrence::excluded) text += '-';
        text += describe(child);
    }
    return text + ")";
}

std::string describe_dates(const std::vector<DateRange>& ranges) {
    std::vector<std::string> parts;
    for (const DateRange& range : ranges) parts.push_back(range.from == range.to ? range.from : range.from + ".." + range.to);
    return "[date:" + join(parts, "|") + "]";
}

}  // namespace

std::string describe(const Node& node) {
    const std::string field = node.in_title ? "title:" : "";
    switch (node.kind) {
        case NodeKind::everything:
            return "*";
        case NodeKind::word:
            return field + join(node.terms, "_");
        case NodeKind::phrase:
            return field + "\"" + join(node.terms, " ") + "\"";
        case NodeKind::prefix:
            return field + join(node.terms, "_") + "*";
        case NodeKind::fuzzy:
            return field + join(node.terms, "_") + "~" + std::to_string(node.distance);
        case NodeKind::near:
            return describe_children(node, "near/" + std::to_string(node.distance));
        case NodeKind::filter:
            return std::string("[") + filter_name(node.filter) + ":" + join(node.alternatives, "|") + "]";
        case NodeKind::date:
            return describe_dates(node.ranges);
        case NodeKind::group:
            return describe_children(node, "group");
        case NodeKind::both:
            return describe_children(node, "both");
        case NodeKind::either:
            return describe_children(node, "either");
    }
    return "";
}

const char* filter_name(FilterKind kind) {
    switch (kind) {
        case FilterKind::person:
            return "person";
        case FilterKind::organization:
            return "organization";
        case FilterKind::place:
            return "place";
        case FilterKind::country:
            return "country";
        case FilterKind::mentions:
            return "mentions";
        case FilterKind::topic:
            return "topic";
        case FilterKind::source:
            return "source";
        case FilterKind::language:
            return "language";
    }
    return "";
}

}  // namespace dateline
