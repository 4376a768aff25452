// Layers of settings, by Poco's configuration: options over environment over file over defaults.
#include <muster/front/app/settings.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/database.hpp>

#include <Poco/AutoPtr.h>
#include <Poco/Exception.h>
#include <Poco/Util/AbstractConfiguration.h>
#include <Poco/Util/LayeredConfiguration.h>
#include <Poco/Util/MapConfiguration.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <stdexcept>

namespace muster::app {
namespace {

using Layer = Poco::AutoPtr<Poco::Util::AbstractConfiguration>;

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// The text as it is kept, or what is wrong with it.
Result<std::string> checked(const SettingName& setting, const std::string& given) {
  const auto text = trimmed(given);
  if (setting.kind == SettingKind::number &&
      (text.empty() || text.size() > 9 || !std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c); })))
    return bad_input("\"" + text + "\" is no whole number");
  if (setting.kind != SettingKind::yes_or_no) return text;
  if (text == "yes" || text == "true" || text == "1") return std::string("yes");
  if (text == "no" || text == "false" || text == "0") return std::string("no");
  return bad_input("\"" + text + "\" is neither yes nor no");
}

/// The lines on which names stand first; the file is read once, however many of them nobody knows.
std::map<std::string, std::size_t> lines_of(const std::string& file) {
  std::map<std::string, std::size_t> found;
  std::ifstream lines(file);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const auto text = trimmed(line);
    found.emplace(text.substr(0, text.find_first_of(" \t=:")), number);
  }
  return found;
}

std::string placed(const std::string& file, const std::map<std::string, std::size_t>& lines, const std::string& name) {
  const auto line = lines.find(name);
  return line == lines.end() ? file : file + ", line " + std::to_string(line->second);
}

Layer file_layer(const SettingSources& sources, std::vector<std::string>& errors) {
  if (sources.file.empty()) return {};
  // Poco would take a folder or an unreadable file for an empty one.
  std::ifstream trial(sources.file);
  if (!trial) {
    if (sources.file_named || errno != ENOENT) errors.push_back("The file " + sources.file + " cannot be read.");
    return {};
  }
  if (trial.peek(); trial.bad()) {
    errors.push_back("The file " + sources.file + " cannot be read: it is no file of settings.");
    return {};
  }
  try {
    Layer layer(new Poco::Util::PropertyFileConfiguration(trial));
    std::vector<std::string> known;
    for (const auto& setting : setting_names()) known.push_back(setting.name);
    Poco::Util::AbstractConfiguration::Keys keys;
    layer->keys(keys);
    const auto lines = lines_of(sources.file);
    for (const auto& key : keys) {
      if (std::ranges::find(known, key) != known.end()) continue;
      const auto hint = did_you_mean(key, known);
      errors.push_back(placed(sources.file, lines, key) + ": there is no setting \"" + key + "\"" +
                       (hint.empty() ? "." : "; " + hint));
    }
    return layer;
  } catch (const Poco::Exception& error) {
    errors.push_back("The file " + sources.file + " cannot be understood: " + error.displayText() + ".");
    return {};
  }
}

/// What a line may show of it.
std::string shown(const SettingName& setting, const std::string& text) {
  if (setting.kind == SettingKind::secret) return "(not shown)";
  return setting.name == "database" ? store::shown_location(text) : text;
}

}  // namespace

const std::vector<SettingName>& setting_names() {
  using enum SettingKind;
  static const std::vector<SettingName> names{
      {"database", text, "muster.db", "File that holds the data, or postgresql://..."},
      {"listen", text, "127.0.0.1:8080", "Address and port (default 127.0.0.1:8080)"},
      {"open-to-network", yes_or_no, "no", "Let --listen be an address that other machines can reach"},
      {"host", list, "", "Name by which people reach this site, as muster.example.org"},
      {"public-address", text, "", "Address in links, for example https://muster.example.org"},
      {"tls-certificate", text, "", "File with the certificate and its chain (PEM)"},
      {"tls-key", text, "", "File with the certificate's private key (PEM)"},
      {"redirect-http", text, "", "Address and port where plain HTTP is sent on to TLS, as 0.0.0.0:80"},
      {"trusted-proxy", list, "", "Address or network whose X-Forwarded-For and X-Forwarded-Proto are believed"},
      {"connections-per-address", number, "4000", "Connections that one address may hold open (default 4000)"},
      {"requests-per-second", number, "500",
       "Requests of one address in the long run (default 500, 20 times as many at once; 0: no limit)"},
      {"heavy-pages", number, "0", "Heavy pages made at once; others wait their turn (default 0: one a processor)"},
      {"waiting-uploads", number, "1024",
       "MB that files may take until they are imported: a programme half, an account a quarter (default 1024)"},
      {"job-files", number, "1024",
       "MB that files made by jobs may take, the oldest go first: a programme half, an account a quarter (default "
       "1024)"},
      {"disk-reserve", number, "500",
       "MB of the database's disk below which no files are taken in or kept (default 500; 0: none)"},
      {"outbound-allowed", list, "",
       "Name, address or network on this machine or in its own networks that Muster may call all the same"},
      {"outbound-authority", text, "",
       "PEM file of authorities to trust beside the system's own, for directories and receivers of news"},
      {"directories", text, "", "File that names organisations' own directories by which people sign in"},
      {"mail-server", text, "", "smtp://user@host:587 or smtps://host; password in MUSTER_MAIL_PASSWORD"},
      {"mail-from", text, "", "Sender: \"Our network <muster@example.org>\""},
      {"mail-authority", text, "", "PEM file of a certificate to trust for the mail server"},
      {"mail-password", secret, "", "Password of the mail server; in the file or the environment alone"},
  };
  return names;
}

std::string environment_name(std::string_view name) {
  std::string upper = "MUSTER_";
  for (const char letter : name)
    upper += letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return upper;
}

Settings Settings::read(const SettingSources& sources) {
  Settings settings;
  Poco::AutoPtr<Poco::Util::MapConfiguration> options(new Poco::Util::MapConfiguration);
  Poco::AutoPtr<Poco::Util::MapConfiguration> environment(new Poco::Util::MapConfiguration);
  Poco::AutoPtr<Poco::Util::MapConfiguration> defaults(new Poco::Util::MapConfiguration);
  for (const auto& [name, text] : sources.options) options->setString(name, text);
  for (const auto& setting : setting_names()) {
    defaults->setString(setting.name, setting.fallback);
    // An empty variable says nothing, as everywhere on Unix.
    const auto text = sources.environment ? sources.environment(environment_name(setting.name)) : std::nullopt;
    if (text && !text->empty()) environment->setString(setting.name, *text);
  }
  const auto file = file_layer(sources, settings.errors_);
  Poco::AutoPtr<Poco::Util::LayeredConfiguration> layers(new Poco::Util::LayeredConfiguration);
  layers->add(options, 0);
  layers->add(environment, 1);
  if (!file.isNull()) layers->add(file, 2);
  layers->add(defaults, 3);
  for (const auto& setting : setting_names()) {
    const auto from = options->has(setting.name)                  ? "--" + setting.name
                      : environment->has(setting.name)            ? environment_name(setting.name)
                      : !file.isNull() && file->has(setting.name) ? sources.file
                                                                  : std::string("default");
    // Raw: a password may hold "${".
    auto text = checked(setting, layers->getRawString(setting.name));
    if (!text.ok()) {
      const auto where = from == sources.file
                             ? placed(sources.file, lines_of(sources.file), setting.name) + ", " + setting.name
                             : from;
      settings.errors_.push_back(where + ": " + text.error().message + ".");
    }
    settings.values_[setting.name] =
        text.ok() ? Value{std::move(text).value(), from} : Value{setting.fallback, "default"};
  }
  return settings;
}

const Settings::Value& Settings::value(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) throw std::logic_error("there is no setting " + std::string(name));
  return found->second;
}

std::vector<std::string> Settings::list(std::string_view name) const {
  std::vector<std::string> parts;
  std::string_view rest = text(name);
  while (!rest.empty()) {
    const auto end = rest.find(',');
    if (auto part = trimmed(rest.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return parts;
}

std::size_t Settings::number(std::string_view name) const { return std::stoul(text(name)); }

std::string Settings::told() const {
  std::string lines;
  for (const auto& setting : setting_names()) {
    const auto& [text, from] = value(setting.name);
    if (from != "default") lines += "  " + setting.name + " = " + shown(setting, text) + "  (" + from + ")\n";
  }
  return lines;
}

}  // namespace muster::app
