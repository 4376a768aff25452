#pragma once
// The REFI-QDA codebook (.qdc): XML of the namespace urn:QDA-XML:codebook:1.0, as ATLAS.ti, MAXQDA, NVivo, QualCoder
// and Taguette exchange it.

#include <muster/domain/themes/codebook_file.hpp>

#include <string>
#include <string_view>

namespace muster::themes {

/// Words, tone and code of a theme stand in its description, a line each: "Words: ...".
[[nodiscard]] std::string codebook_xml(const Codebook& book);
[[nodiscard]] Result<CodebookFile> read_codebook_xml(std::string_view bytes, const std::string& source);

}  // namespace muster::themes
