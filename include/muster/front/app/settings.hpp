#pragma once
// The settings of `muster serve`: one table of names; from options, environment and a file, the first that has one
// wins; each value knows where it came from.

#include <muster/kit/base/result.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::app {

inline constexpr const char* settings_file = "/etc/muster/muster.properties";

enum class SettingKind { text, list, number, yes_or_no, secret };

/// `name` is "mail-server" in the file, MUSTER_MAIL_SERVER in the environment and --mail-server as an option.
struct SettingName {
  std::string name;
  SettingKind kind = SettingKind::text;
  std::string fallback;  ///< where nobody says anything
  std::string help;
};
[[nodiscard]] const std::vector<SettingName>& setting_names();
/// "MUSTER_MAIL_SERVER".
[[nodiscard]] std::string environment_name(std::string_view name);

struct SettingSources {
  std::map<std::string, std::string> options;  ///< by name, as given on the command line; lists joined by commas
  std::function<std::optional<std::string>(const std::string&)> environment;
  std::string file;         ///< to be read; empty: none
  bool file_named = false;  ///< somebody named it, so that it must exist
};

class Settings {
 public:
  struct Value {
    std::string text;
    std::string from;  ///< "--listen", "MUSTER_LISTEN", "/etc/muster/muster.properties" or "default"
  };

  /// All errors are kept: an unreadable file, a name nobody knows (with the nearest), a number that is none. What is
  /// invalid keeps its default.
  [[nodiscard]] static Settings read(const SettingSources& sources);

  [[nodiscard]] const std::vector<std::string>& errors() const { return errors_; }
  [[nodiscard]] const std::string& text(std::string_view name) const { return value(name).text; }
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  [[nodiscard]] std::size_t number(std::string_view name) const;
  [[nodiscard]] bool yes(std::string_view name) const { return text(name) == "yes"; }
  [[nodiscard]] const Value& value(std::string_view name) const;
  /// One line for each setting that somebody gave, and where; no secret, no password of a database.
  [[nodiscard]] std::string told() const;

 private:
  std::map<std::string, Value, std::less<>> values_;
  std::vector<std::string> errors_;
};

}  // namespace muster::app
