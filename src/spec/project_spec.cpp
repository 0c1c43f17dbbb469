#include "spec/project_spec.h"

#include <algorithm>
#include <array>

#include "base/language_tag.h"
#include "spec/check.h"
#include "spec/fields.h"
#include "spec/table_options.h"

namespace jianbao::spec {

namespace {

// Simplified, and traditional as Taiwan or Hong Kong has it or without a region.
constexpr std::array<std::string_view, 11> chinese{
    "zh",         "zh-Hant", "zh-TW", "zh-HK", "zh-Hant-TW", "zh-Hant-HK",
    "zh-Hant-MO", "zh-Hans", "zh-MO", "zh-CN", "zh-Hans-CN"};

Edition parse_edition(const value::Value& value, base::Diagnostics& diagnostics) {
  Edition edition;
  const auto* text = value.as_text();
  if (text == nullptr) return edition;  // said by the check
  edition.name = *text;
  std::string_view rest = edition.name;
  while (!rest.empty()) {
    const std::size_t plus = rest.find('+');
    edition.languages.emplace_back(rest.substr(0, plus));
    rest = plus == rest.npos ? std::string_view() : rest.substr(plus + 1);
  }
  for (const std::string& language : edition.languages) {
    const std::string tag = base::full_language_tag(language);
    if (base::is_language_tag(language) && base::is_in_range(tag, "en")) continue;
    if (std::find(chinese.begin(), chinese.end(), language) != chinese.end()) continue;
    std::vector<std::string_view> known{"en"};
    known.insert(known.end(), chinese.begin(), chinese.end());
    diagnostics.error(value.span(), "unknown language '" + language + "'",
                      base::suggestion(language, known));
  }
  if (edition.languages.empty() || edition.languages.size() > 2) {
    diagnostics.error(value.span(), "an edition is one language or two",
                      "zh, en or, in parallel columns, zh+en");
  } else if (edition.languages.size() == 2 && edition.languages[0] == edition.languages[1]) {
    diagnostics.error(value.span(), "an edition in parallel columns has two different languages",
                      "such as zh+en");
  }
  return edition;
}

std::shared_ptr<const expr::OwnUnits> parse_units(const value::Value& value) {
  auto units = std::make_shared<expr::OwnUnits>();
  if (value.as_record() == nullptr) return units;  // said by the check
  for (const value::Field& field : value.as_record()->fields()) {
    units->add({field.key, field.value});
  }
  return units;
}

ConnectionSpec parse_connection(const value::Value& value, const MapSpec& keys) {
  Fields fields(value, keys);
  ConnectionSpec connection{fields.located("env"), fields.located("file"),
                            fields.located("service"), value.span()};
  fields.finish();
  // Which of two was meant is not known.
  const bool alone = value.as_record() == nullptr || value.as_record()->fields().size() == 1;
  return alone ? connection : ConnectionSpec{{}, {}, {}, value.span()};
}

// A file, a server or another source, of which there is one.
void check_origin(const value::Value& source, base::Diagnostics& diagnostics) {
  const auto& record = *source.as_record();
  const auto file = record.find_field("file"), from = record.find_field("from"),
             server = record.find_field("postgres");
  if (!file && !from && !server) {
    diagnostics.error(source.span(), "a source has a 'file', or is made 'from' another");
  } else if (file && from) {
    diagnostics.error(from->key_span, "a source has a 'file' or is made 'from' another, not both");
  } else if (server && (file || from)) {
    diagnostics.error(server->key_span,
                      "a source is of 'postgres', or of a 'file', or 'from' another");
  }
  for (const KeySpec& key : table_file_keys()) {
    const auto field = from ? record.find_field(key.name) : std::nullopt;
    if (!field) continue;
    diagnostics.error(field->key_span, "'" + field->key + "' is said of a file",
                      "beside the 'file' of the source '" + located(from->value).text + "'");
  }
}

Source parse_source(const value::Field& field, const MapSpec& sources,
                    base::Diagnostics& diagnostics) {
  Source source;
  source.name = field.key;
  source.span = field.key_span;
  if (field.value.as_record() == nullptr) {
    source.path = located(field.value);
    return source;
  }
  check_origin(field.value, diagnostics);
  Fields fields(field.value, *sources.others->inner);
  source.path = fields.located("file");
  if (const value::Value* postgres = fields.find("postgres")) {
    source.postgres = parse_connection(*postgres, *sources.others->inner->find("postgres")->inner);
  }
  source.from = fields.located("from");
  source.key = fields.located("key");
  base::Diagnostics said;  // by the check
  if (const value::Value* transforms = fields.find("transform")) {
    source.transforms = parse_transforms(*transforms, said);
  }
  source.table = parse_table_options(fields, diagnostics);
  source.schema = fields.located("schema");
  fields.finish();
  return source;
}

Brief parse_brief(const value::Value& value, const MapSpec& keys, base::Diagnostics& diagnostics) {
  Fields fields(value, keys);
  Brief brief;
  const value::Value* repeated = fields.find("for");
  if (const auto loop = repeated == nullptr ? std::nullopt : parse_loop(*repeated)) {
    brief.variable = loop->variable;
    brief.list = loop->list;
    if (!loop->key.empty()) {
      diagnostics.error(repeated->span(), "briefs are made of rows, which have no key",
                        "such as county in counties");
    }
  }
  brief.selection = parse_selection([&](std::string_view key) { return fields.find(key); });
  for (const std::string_view key : {"where", "transform", "sort", "limit", "offset"}) {
    const value::Value* found = repeated == nullptr ? fields.find(key) : nullptr;
    if (found == nullptr) continue;
    diagnostics.error(found->span(), "'" + std::string(key) + "' is of the rows of a loop",
                      "there is no 'for' beside it");
  }
  brief.condition = fields.located("if");
  if (!brief.condition.text.empty() && repeated == nullptr) {
    diagnostics.error(brief.condition.span, "'if' chooses among the rows of a loop",
                      "there is no 'for' beside it");
  }
  brief.name = fields.located("name");
  brief.layout = fields.located("layout");
  brief.data = fields.located("data");
  for (const value::Value* edition : fields.items("editions")) {
    Edition parsed = parse_edition(*edition, diagnostics);
    const bool again = std::any_of(brief.editions.begin(), brief.editions.end(),
                                   [&](const Edition& one) { return one.name == parsed.name; });
    if (again) {
      diagnostics.error(edition->span(), "the edition '" + parsed.name + "' is listed twice");
    } else {
      brief.editions.push_back(std::move(parsed));
    }
  }
  fields.finish();
  return brief;
}

}  // namespace

Project parse_project(const value::Value& value, base::Diagnostics& diagnostics) {
  const MapSpec& keys = project_keys();
  check_map(value, keys, diagnostics);
  Project project;
  project.span = value.span();
  Fields fields(value, keys);
  fields.integer("jianbao");
  if (const value::Value* date = fields.find("date")) project.date = as_date(*date);
  project.fonts = fields.located("fonts");
  if (const value::Value* units = fields.find("units")) project.units = parse_units(*units);
  const value::Value* sources = fields.find("sources");
  if (sources != nullptr && sources->as_record() != nullptr) {
    for (const value::Field& field : sources->as_record()->fields()) {
      project.sources.push_back(parse_source(field, *keys.find("sources")->inner, diagnostics));
    }
  }
  for (const value::Value* brief : fields.items("briefs")) {
    const MapSpec& brief_keys = *keys.find("briefs")->inner;
    base::Diagnostics said;  // already, of its keys
    check_map(*brief, brief_keys, said);
    const std::size_t errors = diagnostics.error_count();
    project.briefs.push_back(parse_brief(*brief, brief_keys, diagnostics));
    project.briefs.back().sound = !said.has_errors() && diagnostics.error_count() == errors;
  }
  fields.finish();
  return project;
}

}  // namespace jianbao::spec
