// A cookie tells the page of thanks by which end somebody left; whoever reads the phone, the way or the log learns
// nothing of it.
#include "own_thanks_pages.hpp"

#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sealed_text.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

const std::string cookie_name = "muster-thanks";
constexpr int kept_for = 300;         // seconds, as the code for withdrawing
constexpr std::size_t length = 2000;  // of what is sealed: a cookie of 3 kB, where browsers take 4
constexpr std::string_view bound_to = "thanks of ";

std::string cookie(const web::Request& request, const std::string& value, int seconds) {
  return cookie_name + "=" + value + "; Path=" + plain_address(request, "/thanks") +
         "; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) + (request.encrypted ? "; Secure" : "");
}

const std::string& text_of(const forms::Form& form, const OwnThanks& thanks) {
  return thanks.end && *thanks.end < form.pages.size() ? form.pages[*thanks.end].end_thanks : form.thanks;
}

std::string line(const OwnThanks& thanks) {
  return std::to_string(thanks.version) + "\n" + (thanks.end ? std::to_string(*thanks.end) : std::string()) + "\n" +
         forms::to_json(thanks.read) + "\n";
}

}  // namespace

bool has_own_thanks(const forms::Form& written) {
  return forms::pipes_answers(written.thanks) ||
         std::ranges::any_of(written.pages, [](const forms::Page& page) { return !page.end_thanks.empty(); });
}

OwnThanks own_thanks(const Round& round, const forms::Answers& answers) {
  const auto& written = *round.written_form;
  OwnThanks out{round.form_version};
  for (std::size_t page = 0; page < written.pages.size(); ++page) {
    const auto& one = written.pages[page];
    if (!one.end_if || !forms::BoundCondition(written, *one.end_if).holds(answers)) continue;
    if (!one.end_thanks.empty()) out.end = page;
    break;
  }
  for (const auto& pipe : forms::pipes_of(text_of(written, out))) {
    if (const auto answer = answers.find(pipe.name); answer != answers.end()) out.read.insert(*answer);
  }
  return out;
}

std::string words_of_thanks(const LinkedForm& asked, const OwnThanks& thanks) {
  return text_of(forms::as_read(*asked.round().written_form, asked.event().title, thanks.read), thanks);
}

void hand_over_thanks(const web::Request& request, const Round& round, const OwnThanks& thanks, web::Reply& reply) {
  auto told = line(thanks);
  // A long text that the words would read back: then they are those for whoever gave no answer.
  if (told.size() > length) told = line({thanks.version, thanks.end});
  told.resize(std::max(told.size(), length), ' ');
  reply.headers.emplace_back(
      "Set-Cookie", cookie(request, sealed_text(told, round.salt, std::string(bound_to) + round.id), kept_for));
}

std::optional<OwnThanks> handed_thanks(const web::Request& request, const Round& round) {
  const auto found = request.cookies.find(cookie_name);
  if (found == request.cookies.end() || round.salt.empty()) return std::nullopt;
  const auto told = opened_text(found->second, round.salt, std::string(bound_to) + round.id);
  if (!told) return std::nullopt;
  const auto first = told->find('\n');
  const auto second = told->find('\n', first + 1);
  const auto third = told->find('\n', second + 1);
  if (third == std::string::npos) return std::nullopt;
  OwnThanks out;
  out.version = parse_integer(told->substr(0, first)).value_or(0);
  if (const auto end = parse_integer(told->substr(first + 1, second - first - 1)); end && *end >= 0)
    out.end = static_cast<std::size_t>(*end);
  auto read = forms::answers_from_json(told->substr(second + 1, third - second - 1));
  if (read.ok()) out.read = *std::move(read);
  return out;
}

void forget_thanks(const web::Request& request, web::Reply& reply) {
  if (request.cookies.contains(cookie_name)) reply.headers.emplace_back("Set-Cookie", cookie(request, "", 0));
}

}  // namespace muster::feedback
