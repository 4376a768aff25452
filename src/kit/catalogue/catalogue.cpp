// Reads the compiled catalogues with Boost.Locale, which knows gettext's files and its rules for plural forms.
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/kit/catalogue/checked_languages.hpp>

#include "report_catalogues.hpp"

#include <muster/embedded/catalogues.hpp>
#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/number.hpp>

#include <boost/locale/gnu_gettext.hpp>

#include <algorithm>
#include <locale>

namespace muster {

struct Catalogue::Messages {
  std::locale holder;  ///< owns the format
  const boost::locale::message_format<char>* format = nullptr;
};

Catalogue::Catalogue(std::string language) : language_(std::move(language)) {}

Catalogue::Catalogue(std::string language, std::string_view compiled)
    : language_(std::move(language)), messages_(std::make_unique<Messages>()) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = language_;
  info.encoding = "UTF-8";
  info.paths.emplace_back("catalogues");
  info.domains.emplace_back("muster");
  info.callback = [compiled](const std::string&, const std::string&) {
    return std::vector<char>(compiled.begin(), compiled.end());
  };
  messages_->holder =
      std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info));
  messages_->format = &std::use_facet<boost::locale::message_format<char>>(messages_->holder);
  const auto* header = messages_->format->get(0, nullptr, "");
  checked_ =
      header != nullptr && std::string_view(header).find("\nX-Checked-By-A-Person: yes") != std::string_view::npos;
}

Catalogue::~Catalogue() = default;

struct Catalogues {
  std::vector<std::unique_ptr<Catalogue>> held;
  std::vector<std::unique_ptr<Catalogue>> of_reports;
  std::vector<const Catalogue*> all;

  Catalogues() {
    for (const auto& file : embedded::catalogues()) {
      const auto name = file.name.substr(0, file.name.find('.'));
      auto& kind = file.name.find(".reports.") == std::string_view::npos ? held : of_reports;
      kind.emplace_back(new Catalogue(std::string(name), file.bytes));
    }
    std::sort(held.begin(), held.end(),
              [](const auto& left, const auto& right) { return left->language() < right->language(); });
    for (const auto& one : held) all.push_back(one.get());
  }

  static const Catalogues& loaded() {
    static const Catalogues catalogues;
    return catalogues;
  }
};

const Catalogue& Catalogue::english() {
  static const Catalogue english("en");
  return english;
}

const std::vector<const Catalogue*>& Catalogue::all() { return Catalogues::loaded().all; }

const std::vector<std::string>& checked_languages() {
  static const std::vector<std::string> tags = [] {
    std::vector<std::string> found{Catalogue::english().language()};
    for (const auto* one : Catalogue::all())
      if (one->is_checked()) found.push_back(one->language());
    return found;
  }();
  return tags;
}

const Catalogue* Catalogue::find(std::string_view language) {
  if (language == english().language()) return &english();
  const auto& catalogues = all();
  const auto found =
      std::find_if(catalogues.begin(), catalogues.end(), [&](const auto* one) { return one->language() == language; });
  return found == catalogues.end() ? nullptr : *found;
}

const Catalogue* report_catalogue(std::string_view language) {
  if (language == Catalogue::english().language()) return &Catalogue::english();
  const auto& all = Catalogues::loaded().of_reports;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one->language() == language; });
  return found == all.end() ? nullptr : found->get();
}

const char* Catalogue::text(const char* message) const {
  const auto* found = messages_ == nullptr ? nullptr : messages_->format->get(0, nullptr, message);
  return found == nullptr || *found == '\0' ? message : found;
}

const char* Catalogue::text(const char* one, const char* many, std::int64_t count) const {
  const auto* found =
      messages_ == nullptr
          ? nullptr
          : messages_->format->get(0, nullptr, one, static_cast<int>(std::min<std::int64_t>(count, 1'000'000'000)));
  if (found != nullptr && *found != '\0') return found;
  return count == 1 ? one : many;
}

namespace {

std::string filled(std::string_view message, MessageParts parts, std::string_view count) {
  std::string out;
  // A sentence that reads from the left keeps its order around an answer in Arabic.
  const bool reads_from_left = !holds_right_to_left(message);
  while (!message.empty()) {
    const auto open = message.find('{');
    out += message.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = message.find('}', open);
    if (close == std::string_view::npos) return out + std::string(message.substr(open));
    const auto name = message.substr(open + 1, close - open - 1);
    const auto* const part =
        std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.first == name; });
    if (part != parts.end())
      out += reads_from_left ? isolated(part->second) : std::string(part->second);
    else
      out += name == "count" ? count : message.substr(open, close + 1 - open);
    message.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::string say(const Catalogue& words, const char* message, MessageParts parts) {
  return filled(words.text(message), parts, {});
}

std::string say_count(const Catalogue& words, const char* one, const char* many, std::int64_t count,
                      MessageParts parts) {
  return filled(words.text(one, many, count), parts, number_in(words, count));
}

std::string small_number_in(const Catalogue& words, std::int64_t number) {
  return words.is_english() ? in_words(number) : number_in(words, number);
}

}  // namespace muster
