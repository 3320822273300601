-- wrk -s random.lua URL -- KIND ARTICLES: another article, or another search, with each request.
local kind, articles
local words = {}

function init(arguments)
    kind = arguments[1]
    articles = tonumber(arguments[2])
    for word in (arguments[3] or ""):gmatch("%S+") do words[#words + 1] = word end
    math.randomseed(17)
end

-- A frequent word, one that is neither, two of those, and what only one article has.
local function question()
    local way = math.random(4)
    if way == 1 then return words[math.random(20)] end
    if way == 2 then return words[20 + math.random(#words - 20)] end
    if way == 3 then return words[20 + math.random(#words - 20)] .. "+" .. words[20 + math.random(#words - 20)] end
    return string.format("n%07d", math.random(articles) - 1)
end

function request()
    if kind == "search" then return wrk.format("GET", "/api/v1/search?q=" .. question()) end
    return wrk.format("GET", string.format("/api/v1/articles/n%07d", math.random(articles) - 1))
end
