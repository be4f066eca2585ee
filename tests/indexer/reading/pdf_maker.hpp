#pragma once

#include <string>
#include <vector>

namespace dateline {

/// A PDF with these lines on its pages; no lines at all make a page with a picture's frame only. `title`: of the document; `locked`: behind a password that nobody knows.
inline std::string make_pdf(const std::vector<std::vector<std::string>>& pages, const std::string& title = "", bool locked = false) {
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                     "<< /Title (" + title + ") /CreationDate (D:19870319120000Z) >>"};
    std::string kids;
    for (const auto& lines : pages) {
        std::string content = "BT /F1 11 Tf 14 TL 72 720 Td\n";
        for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
        content += "ET";
        if (lines.empty()) content = "72 72 400 600 re S";
        objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents " +
                          std::to_string(objects.size()) + " 0 R >>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
    std::string pdf = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string place = std::to_string(pdf.size());
        table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string key(32, 'k');
    const std::string lock =
        locked ? " /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key + ") /P -44 >> /ID [(a) (a)]" : "";
    const std::string start = std::to_string(pdf.size());
    return pdf + "xref\n0 " + std::to_string(objects.size() + 1) + "\n" + table + "trailer\n<< /Size " +
           std::to_string(objects.size() + 1) + " /Root 1 0 R /Info 4 0 R" + lock + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace dateline
