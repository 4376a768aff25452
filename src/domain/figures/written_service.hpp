#pragma once
// What people wrote to one question, with what speaks for a look before it is printed.

#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

struct WrittenText {
  std::string key;
  std::string text;
  std::int64_t people = 1;         ///< who wrote exactly this
  std::vector<std::string> marks;  ///< what in it may tell of somebody
  std::optional<feedback::TextLook> look;
  [[nodiscard]] bool waits() const { return !look && !marks.empty(); }
};

struct WrittenTexts {
  std::string label;  ///< the question's
  bool readers_told = false;
  std::vector<WrittenText> texts;  ///< those that wait first, then in alphabetical order
};

/// not_found where there is no such question, or nothing is written to it.
[[nodiscard]] Result<WrittenTexts> written_texts(store::Database& database, const std::string& event_slug,
                                                 const std::string& question);

}  // namespace muster::figures
