#pragma once
// Whether a row of an export was taken in before, by what tells it from the others: its ID, its moment, its answers.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace muster::feedback {

/// How a row is told from others.
enum class ToldBy : char { id_and_moment = 'b', id = 'i', moment = 't', answers = 'r', another_way = '?' };

/// Salted hashes of a row. Nothing of the row can be read out of them.
struct RowTrace {
  ToldBy told_by = ToldBy::answers;
  std::uint64_t key = 0;      ///< of the ID and the minute; else of the answers
  std::uint64_t second = 0;   ///< of the ID and the second; 0 where the seconds are not written
  std::uint64_t answers = 0;  ///< of the answers, in the words of the form and not of the file
  std::uint64_t older = 0;    ///< of the answers as they were kept once; 0 where those are the same. It is not kept
};

[[nodiscard]] RowTrace trace_of(const std::string& salt, std::string_view id, std::string_view moment,
                                std::string_view answers);
/// What was imported while answers whose condition a file could not tell were left out has a trace of what was left.
void add_older_answers(RowTrace& row, const std::string& salt, std::string_view answers);

enum class Before {
  no,
  yes,
  changed,      ///< its ID is known, its answers are others, and no time tells whether it is the same row
  cannot_know,  ///< it, or a file before it, has neither ID nor time
};

/// One for each row, in order. Of rows that are alike as many were taken in before as are known. With `equal_are_same`
/// what could not be known is decided by the answers alone.
[[nodiscard]] std::vector<Before> taken_before(const std::vector<RowTrace>& rows,
                                               const std::unordered_set<std::string>& known, bool equal_are_same);

/// What is kept of the rows: none twice, and none that is known.
[[nodiscard]] std::vector<std::string> kept_traces(const std::vector<RowTrace>& rows,
                                                   const std::unordered_set<std::string>& known);

}  // namespace muster::feedback
