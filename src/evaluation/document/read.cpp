// Reads the fields that the types list; a type's own door is asked later.
#include "core/json.hpp"
#include "evaluation/document/words.hpp"
#include "muster/core/faults.hpp"
#include "muster/evaluation/document.hpp"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace muster::inline v0_2::evaluation {
namespace document {

using muster::document::Json;
using muster::document::parse_json;

namespace {

class Reader {
public:
    explicit Reader(std::string_view name) : name_(name) {}

    template <Listed Record>
    void read(const Json& json, Record& record)
    {
        read_fields(json, record, {});
    }

    [[nodiscard]] const Faults& faults() const noexcept { return faults_; }

private:
    [[nodiscard]] Where at(const Json& json) const { return {std::string(name_), json.line}; }

    static const char* kind_of(const Json& json)
    {
        switch (json.kind) {
        case Json::Kind::null:
            return "null";
        case Json::Kind::truth:
            return "true or false";
        case Json::Kind::number:
            return "a number";
        case Json::Kind::text:
            return "a text";
        case Json::Kind::list:
            return "a list";
        case Json::Kind::object:
            return "an object";
        }
        return "";
    }

    bool is_wanted(const Json& json, Json::Kind kind, const std::string& field, const char* wanted)
    {
        if (json.kind != kind)
            faults_.add(at(json), "\"" + field + "\" is " + kind_of(json), std::string("give ") + wanted);
        return json.kind == kind;
    }

    // `besides` is a field of the object that is no field of the record.
    template <Listed Record>
    void read_fields(const Json& json, Record& record, std::string_view besides)
    {
        std::string names;
        each_field<Record>([&](const auto& each) { names.append(names.empty() ? "" : ", ").append(each.name); });
        for (const auto& [name, value] : json.fields) {
            bool is_known = name == besides;
            each_field<Record>([&, &name = name, &value = value](const auto& each) {
                if (name != each.name)
                    return;
                is_known = true;
                read_value(value, record.*each.member, name);
            });
            if (!is_known)
                faults_.add(at(value), "there is no field \"" + name + "\" here",
                            names.empty() ? "take it out" : "take it out, or write one of " + names);
        }
        each_field<Record>([&](const auto& each) {
            const auto is_it = [&](const auto& given) { return given.first == each.name; };
            if (each.is_needed && std::ranges::none_of(json.fields, is_it))
                faults_.add(at(json), std::string("it has no \"") + each.name + "\"", "add it");
        });
    }

    template <Listed Record>
    void read_value(const Json& json, Record& record, const std::string& field)
    {
        if (is_wanted(json, Json::Kind::object, field, "an object, in braces"))
            read_fields(json, record, {});
    }
    void read_value(const Json& json, std::string& text, const std::string& field)
    {
        if (is_wanted(json, Json::Kind::text, field, "a text, in quotation marks"))
            text = json.text;
    }
    void read_value(const Json& json, bool& is_so, const std::string& field)
    {
        if (is_wanted(json, Json::Kind::truth, field, "true or false"))
            is_so = json.text == "true";
    }
    template <std::integral Number>
    void read_value(const Json& json, Number& number, const std::string& field)
    {
        if (!is_wanted(json, Json::Kind::number, field, "a whole number"))
            return;
        const char* const end = json.text.data() + json.text.size();
        const auto [stopped, error] = std::from_chars(json.text.data(), end, number);
        if (stopped != end || error != std::errc())
            faults_.add(at(json), "\"" + field + "\" is " + json.text, "give a whole number that is not too large");
    }
    template <class Kind>
    void read_value(const Json& json, Decimal<Kind>& number, const std::string& field)
    {
        if (json.kind != Json::Kind::text && !is_wanted(json, Json::Kind::number, field, "a number"))
            return;
        try {
            number =
                Decimal<Kind>::parse(json.text, {std::string(name_) + ":" + std::to_string(json.line) + ", " + field});
        } catch (const Error& error) {
            faults_.add(at(json), "\"" + field + "\": " + error.fault(), error.remedy());
        }
    }
    void read_value(const Json& json, Label& label, const std::string& field)
    {
        if (!is_wanted(json, Json::Kind::object, field, "an object with \"zh\" and \"en\""))
            return;
        for (const auto& [name, value] : json.fields)
            if (name == "zh" || name == "en")
                read_value(value, name == "zh" ? label.zh : label.en, name);
            else
                faults_.add(at(value), "there is no field \"" + name + "\" here", "write zh or en");
    }
    void read_value(const Json& json, Day& day, const std::string& field)
    {
        if (!is_wanted(json, Json::Kind::text, field, "a day as \"2026-09-01\""))
            return;
        try {
            day = parse_day(json.text, at(json));
        } catch (const Error& error) {
            faults_.add(error);
        }
    }
    void read_value(const Json& json, Days& days, const std::string& field)
    {
        std::int32_t number = 0;
        read_value(json, number, field);
        days = Days(number);
    }
    template <class Value>
    void read_value(const Json& json, std::optional<Value>& value, const std::string& field)
    {
        if (json.kind == Json::Kind::null) {
            value.reset();
            return;
        }
        Value given = blank<Value>();
        read_value(json, given, field);
        value = std::move(given);
    }
    template <class Value>
    void read_value(const Json& json, std::vector<Value>& values, const std::string& field)
    {
        if (!is_wanted(json, Json::Kind::list, field, "a list, in brackets"))
            return;
        for (const Json& item : json.items) {
            values.push_back(blank<Value>());
            read_value(item, values.back(), field);
        }
    }
    template <class Value>
    requires std::is_enum_v<Value>
    void read_value(const Json& json, Value& value, const std::string& field)
    {
        if (!is_wanted(json, Json::Kind::text, field, "a word, in quotation marks"))
            return;
        const auto names = words_of(Value{}).names;
        const auto found = std::ranges::find(names, json.text);
        if (found != names.end()) {
            value = static_cast<Value>(found - names.begin());
            return;
        }
        std::string known;
        for (const std::string_view name : names)
            known.append(known.empty() ? "" : ", ").append(name);
        faults_.add(at(json), "\"" + field + "\" is \"" + json.text + "\"", "write one of " + known);
    }
    void read_value(const Json& json, Rule& rule, const std::string& field)
    {
        if (!is_wanted(json, Json::Kind::object, field, "an object with the rule's name"))
            return;
        const auto named = std::ranges::find(json.fields, "name", &std::pair<std::string, Json>::first);
        const std::string name = named == json.fields.end() ? "" : named->second.text;
        bool is_known = false;
        std::string known;
        [&]<class... Each>(std::type_identity<std::variant<Each...>>) {
            const auto try_one = [&]<class One>(std::type_identity<One>) {
                known.append(known.empty() ? "" : ", ").append(One::name);
                if (name != One::name)
                    return;
                is_known = true;
                One made;
                read_fields(json, made, "name");
                rule = std::move(made);
            };
            (try_one(std::type_identity<Each>{}), ...);
        }(std::type_identity<Rule>{});
        if (!is_known)
            faults_.add(at(json), "there is no rule \"" + name + "\"", "write as its name one of " + known);
    }

    template <class Value>
    static Value blank()
    {
        if constexpr (std::is_same_v<Value, Day>)
            return Day(2000, 1, 1);
        else
            return Value{};
    }

    std::string_view name_;
    Faults faults_;
};

}  // namespace
}  // namespace document

SchemeParts read_scheme(const SchemeDocument& document)
{
    const document::Json json = document::parse_json({document.text, document.name});
    if (json.kind != document::Json::Kind::object)
        throw InvalidInput({std::string(document.name), json.line}, "it is no object", "begin with a brace");
    document::Reader reader(document.name);
    SchemeParts parts;
    reader.read(json, parts);
    reader.faults().throw_if_any();
    return parts;
}

}  // namespace muster::evaluation
