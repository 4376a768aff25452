// A draft as one text: names and values one after the other, each ended by a NUL.
#include <muster/domain/feedback/draft.hpp>

#include <algorithm>

namespace muster::feedback {

std::string draft_text(const DraftFields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    text += name;
    text += '\0';
    text += value;
    text += '\0';
  }
  return text;
}

DraftFields fields_of_draft(std::string_view text) {
  DraftFields fields;
  const auto next = [&] {
    const auto end = std::min(text.find('\0'), text.size());
    std::string part(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
  };
  while (!text.empty()) {
    auto name = next();
    fields.emplace_back(std::move(name), next());
  }
  return fields;
}

Date last_day_of_draft(Instant kept_at) {
  constexpr std::chrono::days kept_for{14};
  return Date(std::chrono::sys_days(day_in_london(kept_at)) + kept_for);
}

bool has_room(const DraftRoom& taken, std::int64_t bytes) {
  return taken.drafts < most_drafts && taken.bytes + bytes <= most_draft_bytes;
}

bool is_draft_secret(std::string_view text) {
  return text.size() == 26 && std::ranges::all_of(text, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z');
         });
}

}  // namespace muster::feedback
