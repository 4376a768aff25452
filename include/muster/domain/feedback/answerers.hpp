#pragma once
// Who may answer a round: anybody who has its address, or people who hold a link of their own that counts once.

#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::feedback {

enum class Answerers {
  anyone,     ///< one address for all; nothing keeps anybody from answering twice
  link,       ///< links that were made to be handed out
  delegates,  ///< those registered for the event, by a link in a mail
  attended,   ///< those of them who came
  programme,  ///< everybody registered for an event of the programme
};
inline constexpr std::array all_answerers{Answerers::anyone, Answerers::link, Answerers::delegates, Answerers::attended,
                                          Answerers::programme};

/// As stored, in addresses and for programs: "anyone", "link", "delegates", "attended", "programme".
[[nodiscard]] std::string_view answerers_name(Answerers who);
/// bad_input names those there are.
[[nodiscard]] Result<Answerers> parse_answerers(std::string_view name);
/// In a sentence after "Answered by": "anybody who has its address".
[[nodiscard]] std::string_view answerers_words(Answerers who);

/// Whether each has a link of their own.
[[nodiscard]] inline bool needs_link(Answerers who) { return who != Answerers::anyone; }
/// Whether these links go out by mail.
[[nodiscard]] inline bool is_mailed(Answerers who) { return needs_link(who) && who != Answerers::link; }

/// The mail with the link, and two reminders.
inline constexpr std::int64_t most_mails_of_a_link = 3;
/// So many links to hand out are made at once, and so many for one round.
inline constexpr std::int64_t most_links_made = 2000;
inline constexpr std::int64_t most_links_of_round = 20000;

}  // namespace muster::feedback
