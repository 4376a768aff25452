// How an answer leaves: alone where the form is not anonymous, else with four others, so that nobody can read it from
// the figures.
#include <muster/domain/feedback/withdrawal.hpp>

#include <muster/kit/base/id.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

constexpr std::size_t letters = 12;
constexpr std::size_t group = 4;
constexpr std::int64_t step = 5;
constexpr std::size_t longest_typed = 100;

std::string grouped_letters(const std::string& plain) {
  std::string out;
  for (std::size_t at = 0; at < plain.size(); at += group) out += (out.empty() ? "" : "-") + plain.substr(at, group);
  return out;
}

}  // namespace

std::string new_receipt() { return grouped_letters(new_short_code(letters)); }

std::optional<std::string> receipt_from(std::string_view typed) {
  if (typed.size() > longest_typed) return std::nullopt;
  std::string plain = code_in_small_letters(typed);
  // Whoever copies a code may bring dashes along that a program made of the hyphens.
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    for (auto at = plain.find(dash); at != std::string::npos; at = plain.find(dash)) plain.erase(at, dash.size());
  }
  std::erase_if(plain, [](char letter) { return letter == ' ' || letter == '-'; });
  const bool possible = plain.size() == letters && std::ranges::all_of(plain, [](char letter) {
                          return (letter >= 'a' && letter <= 'z') || (letter >= '2' && letter <= '9');
                        });
  return possible ? std::optional(grouped_letters(plain)) : std::nullopt;
}

std::int64_t withdrawn_to_leave(const Round& round, std::int64_t withdrawn, std::int64_t joining) {
  if (!round.form->anonymous) return withdrawn;
  return joining >= step ? withdrawn / step * step : 0;
}

std::int64_t others_to_leave(const Round& round, std::int64_t released, std::int64_t withdrawn, std::int64_t joining) {
  const bool seen = round.form->anonymous && released >= step;  // figures of fewer were shown to nobody
  if (!seen || withdrawn == 0 || joining >= step) return 0;
  return std::min(most_stepping_out, released - withdrawn);
}

std::string none_shown_in_words(std::int64_t responses) {
  if (responses < fewest_shown)
    return "Fewer than five people answered, and the form is anonymous: nothing of what they answered is shown or "
           "given out, so that nobody can be recognised.";
  return "Nothing of what they answered is shown or given out: the form is anonymous, and whoever kept the figures "
         "from "
         "before the closing could read from figures of now what one person answered, as where somebody withdrew.";
}

}  // namespace muster::feedback
