-- wrk -s random.lua URL -- KIND ARTICLES WORDS WAY: another article, or another search, with each request.
local kind, articles, only
local words = {}

function init(arguments)
    kind = arguments[1]
    articles = tonumber(arguments[2])
    for word in (arguments[3] or ""):gmatch("%S+") do words[#words + 1] = word end
    only = tonumber(arguments[4]) -- one of the ways alone, else all of them in turn
    math.randomseed(17)
end

local function frequent() return words[math.random(20)] end
local function middling() return words[20 + math.random(#words - 20)] end

-- Each kind of question: a frequent word; one that is neither frequent nor rare; two of those, which may stand in different
-- sections; what only one article has; stop words alone; a question, of which hardly an article has all words; two middling
-- words side by side; one that was mistyped.
local ways = {
    frequent,
    middling,
    function() return middling() .. "+" .. middling() end,
    function() return string.format("n%07d", math.random(articles) - 1) end,
    function() return words[math.random(8)] .. "+" .. words[math.random(8)] end,
    function()
        return table.concat({ words[math.random(8)], middling(), words[math.random(8)], middling(), middling(), middling() }, "+")
    end,
    function() return "%22" .. frequent() .. "+" .. middling() .. "%22" end,
    function()
        local word = middling()
        local at = math.random(#word - 2)
        return word:sub(1, at) .. word:sub(at + 2, at + 2) .. word:sub(at + 1, at + 1) .. word:sub(at + 3)
    end,
}

local function question() return ways[only or math.random(#ways)]() end

function request()
    if kind == "search" then return wrk.format("GET", "/api/v1/search?q=" .. question()) end
    return wrk.format("GET", string.format("/api/v1/articles/n%07d", math.random(articles) - 1))
end
