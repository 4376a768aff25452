#pragma once
// What the store holds of an answer, looked at without making a value of it: a round of a hundred thousand is read so.

#include <string_view>
#include <vector>

namespace muster::forms {

/// One question's part; its texts point into what it was read from. Both lists are empty where it was not asked.
struct StoredAnswer {
  std::string_view question;
  std::vector<std::string_view> codes;
  std::vector<std::string_view> texts;
};

/// Reads what to_json(Answers) wrote into the first places of `out`, whose lists are used again; gives how many there
/// are. -1 where a text holds an escape or the shape is another: stored_answers reads it then, or says what is wrong.
[[nodiscard]] int read_stored(std::string_view json, std::vector<StoredAnswer>& out);

}  // namespace muster::forms
