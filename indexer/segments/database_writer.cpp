#include "indexer/segments/database_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "facets/error.hpp"
#include "indexer/curation/decision_log.hpp"
#include "indexer/segments/files.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* scratch_name = "scratch";

/// A segment with more than this share of its articles deleted is built again when it is merged.
constexpr double drop_above = 0.2;

void make_folder(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) throw_file_error("make", folder.string(), code.value());
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& database_folder)
    : folder_(database_folder),
      lock_(folder_),
      manifest_(read_manifest(folder_)),
      catalogue_(folder_, manifest_),
      identities_(folder_),
      copies_(folder_, manifest_),
      next_number_(manifest_.next) {
    clear_remains();
    auto snapshot = std::make_shared<Snapshot>(open_snapshot(folder_));
    for (const Snapshot::Part& part : snapshot->parts) {
        parts_.push_back(part_of(part.segment, part.number));
        parts_.back().deletions_number = part.deletions_number;
        *parts_.back().deletions = *part.deletions;
        // Of a story whose first article is gone the number must not be given out again.
        for (const auto numbers : {part.segment->stories().numbers(), part.segment->stories().stories()})
            last_number_ = std::max(last_number_, *std::max_element(numbers.begin(), numbers.end()));
    }
    published_ = std::move(snapshot);
}

DatabaseWriter::~DatabaseWriter() {
    stop_merging_ = true;
    if (merge_) merge_->joined.wait();
    waiting_places_.clear();
    waiting_.clear();
    std::error_code code;
    fs::remove_all(fs::path(folder_) / scratch_name, code);
}

DatabaseWriter::Part DatabaseWriter::part_of(std::shared_ptr<const Segment> segment, std::uint64_t number) {
    Part part;
    part.number = number;
    part.deletions = std::make_shared<Deletions>();
    part.first_article = 0xFFFFFFFF;
    for (const std::uint32_t article : segment->stories().numbers())
        if (article != 0) part.first_article = std::min(part.first_article, article);
    part.segment = std::move(segment);
    return part;
}

std::string DatabaseWriter::scratch_folder() {
    return (fs::path(folder_) / scratch_name / std::to_string(scratch_number_++)).string();
}

std::shared_ptr<const Snapshot> DatabaseWriter::published() const {
    const std::scoped_lock lock(published_mutex_);
    return published_;
}

void DatabaseWriter::clear_remains() {
    std::error_code code;
    fs::remove_all(fs::path(folder_) / scratch_name, code);
    for (const char* name : {segments_name, deleted_name, catalogue_name, scratch_name}) make_folder(fs::path(folder_) / name);
    remove_unnamed();
}

/// What no manifest names any more; a segment only when no process has it open.
void DatabaseWriter::remove_unnamed() {
    std::error_code code;
    const auto segment_named = [this](const std::string& name) {
        const bool merging = merge_ && name == std::to_string(merge_->number);
        return merging || std::any_of(manifest_.segments.begin(), manifest_.segments.end(),
                                      [&](const Manifest::Segment& segment) { return name == std::to_string(segment.number); });
    };
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder_) / segments_name, code)) {
        if (segment_named(entry.path().filename().string())) continue;
        const std::string lease = (entry.path() / articles_file).string();
        std::error_code unknown;
        if (!fs::exists(lease, unknown)) {
            fs::remove_all(entry.path(), unknown);  // it was never whole
        } else if (const auto lock = FileLock::take(lease, FileLock::Kind::exclusive)) {
            fs::remove_all(entry.path(), unknown);
        }
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder_) / deleted_name, code)) {
        const std::string name = entry.path().filename().string();
        const bool named = std::any_of(manifest_.segments.begin(), manifest_.segments.end(),
                                       [&](const Manifest::Segment& segment) { return name == std::to_string(segment.deletions); });
        std::error_code unknown;
        if (!named) fs::remove(entry.path(), unknown);
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder_) / catalogue_name, code)) {
        const std::string name = entry.path().filename().string();
        const auto is_it = [&name](const auto& file) { return file.second.name == name; };
        const bool named = name.ends_with(".names") || name.ends_with(".places") || name == decisions_name ||
                           std::any_of(manifest_.files.begin(), manifest_.files.end(), is_it) ||
                           std::any_of(changed_files_.begin(), changed_files_.end(), is_it);
        std::error_code unknown;
        if (!named) fs::remove(entry.path(), unknown);
    }
}

std::optional<DatabaseWriter::Place> DatabaseWriter::find(std::string_view article_id) const {
    if (const auto known = waiting_places_.find(article_id); known != waiting_places_.end()) return known->second;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        if (const auto docid = parts_[part].segment->docid_of(article_id, *parts_[part].deletions)) return Place{part, *docid, false};
    }
    return std::nullopt;
}

std::string_view DatabaseWriter::content_hash(const Place& place) const {
    return segment_of(place).content_hash(place.docid);
}

std::size_t DatabaseWriter::add(std::shared_ptr<Segment> segment) {
    waiting_bytes_ += segment->column_bytes();
    auto deletions = std::make_shared<Deletions>();
    for (std::uint32_t docid = 1; docid <= segment->last_docid(); ++docid) deletions->add(docid);
    waiting_.push_back({std::move(segment), std::move(deletions)});
    return waiting_.size() - 1;
}

std::uint32_t DatabaseWriter::find_story() {
    for (const Part& part : parts_) story_search_.look_at(*part.segment, *part.deletions, part.first_article);
    const TextSignature& signature = story_search_.signature();
    for (std::uint32_t i = 0; i < std::min(signature.count, entered_shingles); ++i) {
        for (const auto* place = waiting_shingles_.first(signature.lowest[i]); place != nullptr; place = waiting_shingles_.next(*place)) {
            const Waiting& one = waiting_[place->segment];
            if (one.deletions->holds(place->docid) || story_search_.look_at(i, *one.segment, place->docid)) continue;
            if (waiting_shingles_.is_ascending()) break;  // and so all that follow came too late
        }
    }
    return story_search_.story();
}

bool DatabaseWriter::accept(std::size_t waiting, std::uint32_t docid, const std::optional<Place>& before) {
    const Segment& segment = *waiting_[waiting].segment;
    const std::string id(segment.article_id(docid));
    const std::optional<Place> original = find_original(segment, docid);
    if (original && segment_of(*original).article_id(original->docid) != id) {
        put_copy(segment, docid, *original);
        if (before) remove(*before);
        return false;
    }
    remove_copy(id);
    story_search_.begin(segment.stories().signature(docid), segment.dates()[docid - 1]);
    const std::uint32_t story = find_story();
    ++last_number_;
    waiting_[waiting].segment->stories().settle(docid, last_number_, story != 0 ? story : last_number_);
    if (before && original) {
        forget(*before);
        if (!copies_.of(id).empty()) new_sources_.insert(id);
    } else if (before) {
        remove(*before);
    }
    let_count(waiting, docid, story_search_.signature());
    return true;
}

/// An article of a segment that waits, whose number and story are settled.
void DatabaseWriter::let_count(std::size_t waiting, std::uint32_t docid, const TextSignature& signature) {
    const Segment& segment = *waiting_[waiting].segment;
    waiting_[waiting].deletions->take_back(docid);
    const Place place{waiting, docid, true};
    waiting_places_.insert_or_assign(segment.article_id(docid), place);
    waiting_shingles_.add(signature, segment.stories().numbers()[docid - 1], static_cast<std::uint32_t>(waiting), docid);
    if (segment.text_key(docid) != 0) waiting_texts_.emplace(segment.text_key(docid), place);
    ++waiting_changes_;
}

void DatabaseWriter::remove(const Place& place) {
    if (!copies_.of(std::string(segment_of(place).article_id(place.docid))).empty()) promote_copy(place);
    forget(place);
}

void DatabaseWriter::forget(const Place& place) {
    ++waiting_changes_;
    if (place.waiting) {
        waiting_[place.part].deletions->add(place.docid);
        waiting_places_.erase(waiting_[place.part].segment->article_id(place.docid));
    } else {
        parts_[place.part].deletions->add(place.docid);
        parts_[place.part].deletions_changed = true;
    }
}

void DatabaseWriter::set_file(const std::string& role, const Manifest::File& file) {
    changed_files_[role] = file;
    ++waiting_changes_;
}

DatabaseWriter::Part DatabaseWriter::publish_waiting() {
    std::vector<JoinSource> sources;
    for (const Waiting& one : waiting_) {
        if (one.deletions->count() < one.segment->last_docid()) sources.push_back({one.segment, one.deletions});
    }
    if (sources.empty()) return {};
    const std::uint64_t number = next_number_++;
    const std::string folder = segment_folder(folder_, number);
    const Joined joined = join_segments(sources, drop_above, folder, scratch_folder());
    synchronize_all(folder);
    Part part = part_of(std::make_shared<const Segment>(folder), number);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (const std::uint32_t docid : sources[i].deletions->docids()) {
            if (const std::uint32_t place = joined.maps[i][docid]; place != 0) part.deletions->add(place);
        }
    }
    part.deletions_changed = !part.deletions->empty();
    return part;
}

void DatabaseWriter::write_changed_deletions(Manifest& manifest) {
    bool written = false;
    for (Part& part : parts_) {
        if (part.deletions_changed) {
            part.deletions_number = next_number_++;
            write_deletions(*part.deletions, deletions_path(folder_, part.deletions_number));
            part.deletions_changed = false;
            written = true;
        }
        manifest.segments.push_back({part.number, part.segment->last_docid(), part.deletions->count(), part.deletions_number});
    }
    if (written) synchronize((fs::path(folder_) / deleted_name).string());
}

void DatabaseWriter::publish_manifest(Manifest manifest) {
    manifest.segments.clear();
    std::erase_if(parts_, [this](const Part& part) {
        const bool merging = merge_ && std::find(merge_->sources.begin(), merge_->sources.end(), part.number) != merge_->sources.end();
        return !merging && part.deletions->count() == part.segment->last_docid();
    });
    std::stable_sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.first_article < b.first_article; });
    write_changed_deletions(manifest);
    for (const auto& [role, file] : changed_files_) manifest.files[role] = file;
    catalogue_.publish(manifest);
    identities_.publish(manifest, next_number_);
    copies_.publish(folder_, manifest, next_number_);
    synchronize((fs::path(folder_) / segments_name).string());
    manifest.generation = manifest_.generation + 1;
    manifest.next = next_number_;
    write_manifest(folder_, manifest);

    manifest_ = std::move(manifest);
    changed_files_.clear();
    copies_.published();
    auto snapshot = std::make_shared<Snapshot>();
    for (const Part& part : parts_) {
        snapshot->parts.push_back({part.segment, std::make_shared<const Deletions>(*part.deletions), part.number, part.deletions_number});
    }
    snapshot->generation = manifest_.generation;
    snapshot->folder = folder_;
    snapshot->manifest = manifest_;
    {
        const std::scoped_lock lock(published_mutex_);
        published_ = std::move(snapshot);
    }
    remove_unnamed();
}

void DatabaseWriter::publish() {
    if (waiting_changes_ > 0) {
        store_sources_again();
        if (Part added = publish_waiting(); added.segment != nullptr) parts_.push_back(std::move(added));
        publish_manifest(manifest_);
    }
    waiting_places_.clear();
    waiting_shingles_.clear();
    waiting_texts_.clear();
    for (const Waiting& one : waiting_) {
        std::error_code ignored;
        fs::remove_all(one.segment->folder(), ignored);
    }
    waiting_.clear();
    waiting_changes_ = waiting_bytes_ = 0;
    take_merged();
    if (!merge_) start_merge(choose_merge(), drop_above);
}

}  // namespace dateline
