// Words of mails to delegates.
#include <muster/domain/booking/message.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Outcome check(std::string_view typed, const std::string& what, std::size_t longest, std::string_view field) {
  if (!is_plain_text(typed))
    return bad_input("The " + what + " holds characters that are no text.").at(std::string(field));
  if (trimmed(typed).empty()) return bad_input("Write the " + what + " of the mail.").at(std::string(field));
  if (character_count(typed) > longest)
    return bad_input("Keep the " + what + " to " + grouped(static_cast<std::int64_t>(longest)) +
                     " characters. This has " + grouped(static_cast<std::int64_t>(character_count(typed))) + ".")
        .at(std::string(field));
  return Success{};
}

}  // namespace

std::string_view message_kind_word(MessageKind kind) { return kind == MessageKind::news ? "news" : "told"; }

Result<MessageKind> parse_message_kind(std::string_view word) {
  for (const auto kind : {MessageKind::told, MessageKind::news})
    if (message_kind_word(kind) == word) return kind;
  return bad_input("A message is \"told\", about what somebody booked, or \"news\", which they can stop.").at("kind");
}

std::string news_scope(const std::string& programme_id) { return "news " + programme_id; }

Outcome check_subject(std::string_view subject) {
  MUSTER_CHECK(check(subject, "subject", longest_subject, "subject"));
  const bool breaks = std::ranges::any_of(subject, [](unsigned char letter) { return letter < 0x20U; });
  if (breaks) return bad_input("Write the subject on one line.").at("subject");
  return Success{};
}

Outcome check_message(std::string_view text) { return check(text, "text", longest_message, "text"); }

MessageWords reminder_words(const std::string& event_title, Date date, const std::string& venue) {
  return {"Will you come to " + event_title + "?", "You are invited to " + event_title + " on " + long_date(date) +
                                                       (venue.empty() ? "" : ", " + venue) +
                                                       ". We have not had your answer yet.\n\nPlease let us know "
                                                       "whether you will come."};
}

MessageWords certificate_words(const std::string& event_title) {
  return {
      "Your certificate: " + event_title,
      "Thank you for coming to {event} on {when}.\n\nThis link opens your certificate of attendance, to be printed or "
      "kept as a PDF. It is yours alone:\n\n{certificate}"};
}

}  // namespace muster::booking
