#pragma once
// The words of a mail to delegates, and what is refused of them.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::booking {

inline constexpr std::size_t longest_subject = 150;  ///< characters
inline constexpr std::size_t longest_message = 5000;

struct MessageWords {
  std::string subject;
  std::string text;  ///< an empty line begins a paragraph
};

/// Whether somebody can stop mails like it.
enum class MessageKind {
  told,  ///< about what they booked: everybody it is for is told
  news   ///< the rest: each copy has a link that stops such mails of the programme, and whoever stopped them gets none
};
[[nodiscard]] std::string_view message_kind_word(MessageKind kind);  ///< "told", "news"
[[nodiscard]] Result<MessageKind> parse_message_kind(std::string_view word);
/// The scope of what somebody stops, as the mail room keeps it.
[[nodiscard]] std::string news_scope(const std::string& programme_id);

/// bad_input where it is missing, too long or no text.
[[nodiscard]] Outcome check_subject(std::string_view subject);
[[nodiscard]] Outcome check_message(std::string_view text);

/// What stands in a mail to those who were invited and have not answered, until somebody writes something else.
[[nodiscard]] MessageWords reminder_words(const std::string& event_title, Date date, const std::string& venue);

/// What stands in a message that sends each the link to their certificate, until somebody writes something else.
[[nodiscard]] MessageWords certificate_words(const std::string& event_title);

}  // namespace muster::booking
