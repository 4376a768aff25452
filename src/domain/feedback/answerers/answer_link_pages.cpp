// Looks at the link that somebody opens, and uses nothing up: programs that check mail open links too.
#include "answer_link_pages.hpp"

#include "domain/feedback/answering/linked_form_pages.hpp"
#include "link_secret.hpp"

#include <muster/domain/feedback/answer_link_service.hpp>

#include <algorithm>
#include <vector>

namespace muster::feedback {
namespace {

constexpr std::size_t longest_secret = 64;

web::Reply told(const web::Request& request, site::PhoneFrame frame, const std::string& headline,
                const std::vector<std::string>& paragraphs, int status) {
  web::View view;
  view.head(headline);
  view.add_each("PARAGRAPH", paragraphs);
  tell_what_waits(view, request, *frame.words);
  frame.title = headline;
  frame.language = frame.words->language();
  return site::phone_page(request, frame, web::render("domain/feedback/pages/waiting.html", view), status);
}

/// The field itself may have come in capitals, with the rest of the address.
std::string typed_link(const web::Request& request) {
  for (const auto& [name, value] : request.query.entries())
    if (code_in_small_letters(name) == link_field) return value;
  return {};
}

}  // namespace

std::string own_link(const web::Request& request) {
  // A mail program, or who types, may make capitals of it; the secret has small letters alone, and no i, l, o or u, so
  // that what was read for one of those is a digit.
  auto secret = code_in_small_letters(typed_link(request));
  for (char& letter : secret) letter = letter == 'o' ? '0' : letter == 'i' || letter == 'l' ? '1' : letter;
  const bool plain = std::ranges::all_of(
      secret, [](char letter) { return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z'); });
  return plain && secret.size() <= longest_secret ? secret : std::string();
}

std::string with_link(const web::Request& request, const std::string& path) {
  const auto secret = own_link(request);
  if (secret.empty()) return path;
  return path + (path.find('?') == std::string::npos ? "?" : "&") + link_field + "=" + secret;
}

Result<std::optional<RefusedLink>> why_link_refused(const PageContext& context, const web::Request& request,
                                                    const Round& round, const Catalogue& words) {
  if (!needs_link(round.answered_by)) return std::optional<RefusedLink>();
  const auto link = own_link(request);
  // A mail program that takes the full stop along has spoilt a link, and not left it out.
  const bool spoilt = link.empty() && !typed_link(request).empty();
  MUSTER_TRY(state, spoilt ? Result<LinkState>(LinkState::unknown) : link_state(context.database, round, link));
  switch (state) {
    case LinkState::unused:
      return std::optional<RefusedLink>();
    case LinkState::used:
      return std::optional(RefusedLink{
          say(words, "This link has been used."),
          {say(words, "Answers were sent by it, and each link counts once, also where they were withdrawn since."),
           say(words, "If it was not you who sent them, write to the people who invited you.")},
          200});
    case LinkState::unknown:
      return std::optional(RefusedLink{
          say(words, "This link opens no form."),
          {say(words,
               "Open the whole link once more: its last letters may be missing here, or something stands behind them."),
           say(words, "If it still does not open, ask the people who invited you for another.")},
          404});
    case LinkState::missing:
      break;
  }
  return std::optional(RefusedLink{
      say(words, "You need a link of your own to open this form."),
      {is_mailed(round.answered_by) ? say(words, "If you were asked to answer, look for the link in your mail.")
                                    : say(words, "Use the link that you were given."),
       say(words, "If you have none, ask the people who invited you.")},
      200});
}

std::optional<web::Reply> refused_link(const PageContext& context, const web::Request& request, const Round& round,
                                       site::PhoneFrame frame) {
  const auto refused = why_link_refused(context, request, round, *frame.words);
  if (!refused.ok()) return site::error_page(request, refused.error());
  if (!*refused) return std::nullopt;
  const auto& [headline, paragraphs, status] = **refused;
  return told(request, std::move(frame), headline, paragraphs, status);
}

}  // namespace muster::feedback
