#pragma once
// A pile of filled sheets on its way into the answers.

#include <muster/domain/forms/answers.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

enum class SheetState {
  entered,  ///< typed once
  checked,  ///< typed twice alike, or what differed is decided
  differs,  ///< typed twice, and somebody must say which is right
};
[[nodiscard]] std::string_view sheet_state_name(SheetState state);  ///< "entered", "checked", "differs"

/// A sheet that was typed in and waits. Its number is written on it by hand; the answer that it becomes has none.
struct PaperSheet {
  std::int64_t number = 0;
  SheetState state = SheetState::entered;
  forms::Answers answers;                ///< as it was filled in; counted_of_sheet says what counts of them
  std::optional<forms::Answers> second;  ///< of a sheet that differs
};

struct PaperPile {
  std::int64_t sheets = 0;  ///< how many the pile has
  std::string mark;         ///< at the foot of its sheets
  std::int64_t last_number = 0;
  std::int64_t version = 1;         ///< of the form that stands on them
  std::vector<PaperSheet> waiting;  ///< by number

  [[nodiscard]] std::int64_t count(SheetState state) const;
  /// The number of the next sheet; nothing where all are typed in.
  [[nodiscard]] std::optional<std::int64_t> next() const;
  /// The first sheet that was typed only once; nothing where there is none.
  [[nodiscard]] std::optional<std::int64_t> next_to_check() const;
};

/// "17 of 42 entered, 3 checked".
[[nodiscard]] std::string pile_in_words(const PaperPile& pile);

}  // namespace muster::feedback
