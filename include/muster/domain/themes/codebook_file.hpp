#pragma once
// A codebook as a file: rows (CSV, XLSX) and the exchange format of programs for qualitative analysis (REFI-QDA
// codebook, .qdc), out and in. Pure rules.

#include <muster/domain/themes/codebook.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::themes {

/// `format`: "csv", "xlsx" or "qdc"; else wrong_usage. The themes that stand, by number. `programme` stands in the name
/// of the sheet. The same codebook gives the same bytes.
[[nodiscard]] Result<std::string> written_codebook(const Codebook& book, const std::string& programme,
                                                   std::string_view format);
[[nodiscard]] std::string_view codebook_media_type(std::string_view format);

/// What a file brings, by the order of its rows. Recognised by content: a .qdc, or a table with a column "Theme" (also
/// "Name", "Tag" or "Code" where that is all there is) and perhaps "Code", "Tone" and "Words". Codes within codes of a
/// .qdc are named with what they stand in ("Food: Queue") where their own name stands twice.
/// Errors: bad_input, each row in its own diagnostic; a .qdc that is no XML, or has a document type.
struct CodebookFile {
  std::vector<ThemeText> themes;
  std::vector<std::size_t> lines;  ///< of each, as the file counts; 0 where it has none
  std::vector<std::string> notes;  ///< what is not taken over, as sentences for people
};
[[nodiscard]] Result<CodebookFile> read_codebook(std::string_view bytes, const std::string& source);

/// One change of the codebook for all rows: a theme of that code, or else of that name, becomes as the file says (what
/// a file has no column for stays), all others are new. Nothing goes. Errors: those of `added` and `changed`, each with
/// its row; then nothing changes.
[[nodiscard]] Result<BookChange> imported(const Codebook& book, const CodebookFile& file, const std::string& source);

}  // namespace muster::themes
