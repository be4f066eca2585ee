// Makes the dictionary with which records are compressed, of the records of a database: train-records DATABASE BYTES > records.dictionary

#include <zdict.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "facets/error.hpp"
#include "indexer/segments/snapshot.hpp"

namespace {

std::string train(const std::string& database_folder, std::size_t bytes) {
    std::string samples;
    std::vector<std::size_t> sizes;
    for (const auto& part : dateline::open_snapshot(database_folder).parts) {
        for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
            const dateline::Record record = part.segment->record(docid);
            for (const std::string& sample : {record.front, record.details}) {
                samples += sample;
                sizes.push_back(samples.size());
            }
        }
    }
    for (std::size_t i = sizes.size(); i-- > 1;) sizes[i] -= sizes[i - 1];
    std::string dictionary(bytes, '\0');
    const std::size_t size =
        ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(), static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size) != 0) throw dateline::Error(ZDICT_getErrorName(size));
    dictionary.resize(size);
    return dictionary;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw dateline::Error("usage: train-records DATABASE BYTES > records.dictionary");
        std::cout << train(argv[1], std::strtoul(argv[2], nullptr, 10));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "train-records: " << error.what() << '\n';
        return 1;
    }
}
