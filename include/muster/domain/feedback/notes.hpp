#pragma once
// What was written at the tables: challenges, opportunities, questions for the panel; read from a file, row by row.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

inline constexpr std::size_t longest_note = 1000;  ///< characters

struct Note {
  std::string table;
  std::string kind;  ///< "challenge", "opportunity", "question"
  std::string text;
};

/// A note with the id that it is changed by.
struct KeptNote {
  std::string id;
  Note note;
};

enum class NoteKind { fresh, known, refused };
[[nodiscard]] std::string_view note_kind_name(NoteKind kind);  ///< "new", "already noted", "refused"

struct NoteVerdict {
  std::size_t line = 0;
  NoteKind kind = NoteKind::fresh;
  std::string reason;                    ///< of a refusal, with what to do
  std::optional<std::size_t> invalid{};  ///< of a refusal: the column of the file that it is about
  Note note;
};

/// Reads columns Table, Kind, Note (headings by synonyms; kinds in singular or plural) and judges each row against the
/// notes already there: equal table, kind and folded text is the same note.
[[nodiscard]] Result<std::vector<NoteVerdict>> judge_notes(const tabular::Table& table, const std::vector<Note>& known,
                                                           const std::string& source);

}  // namespace muster::feedback
